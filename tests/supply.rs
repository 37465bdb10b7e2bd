//! What is built into the program: `deny.toml` held offline, where `cargo deny` is not at hand.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde::Deserialize;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::support::files::files_below;

/// The parts of `deny.toml` that are held here.
#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    sources: Sources,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Refused>,
}

#[derive(Deserialize)]
struct Refused {
    #[serde(rename = "crate")]
    name: String,
}

/// What Cargo tells of the packages.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
    root: String,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn deny() -> Deny {
    toml::from_str(&fs::read_to_string(root().join("deny.toml")).unwrap()).unwrap()
}

/// Every package that the program or its build uses on Linux, without those of the tests alone.
fn packages() -> Vec<Package> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let Metadata { packages, resolve } = serde_json::from_slice(&told.stdout).unwrap();
    let nodes: BTreeMap<&str, &Node> =
        resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let mut used = BTreeSet::new();
    let mut next = vec![resolve.root.as_str()];
    while let Some(id) = next.pop() {
        if used.insert(id) {
            let built = |dependency: &&Dependency| {
                dependency.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev"))
            };
            next.extend(nodes[id].deps.iter().filter(built).map(|found| found.pkg.as_str()));
        }
    }
    let used: Vec<Package> =
        packages.into_iter().filter(|package| used.contains(package.id.as_str())).collect();
    assert!(used.len() > 100, "only {} packages were found", used.len());
    used
}

#[test]
fn every_package_may_be_given_away_under_an_accepted_licence() {
    let Licenses { allow, exceptions } = deny().licenses;
    for package in packages() {
        let license = package.license.unwrap_or_default();
        let expression = Expression::parse_mode(&license, ParseMode::LAX)
            .unwrap_or_else(|error| panic!("{}: \"{license}\": {error}", package.name));
        let excepted = exceptions.iter().filter(|exception| exception.name == package.name);
        let accepted: BTreeSet<&str> = allow
            .iter()
            .chain(excepted.flat_map(|exception| &exception.allow))
            .map(String::as_str)
            .collect();
        let accepts = |needed: &LicenseReq| accepted.contains(needed.to_string().as_str());
        assert!(expression.evaluate(accepts), "{}: {license}", package.name);
    }
}

#[test]
fn no_package_speaks_to_a_network() {
    let refused: BTreeSet<String> =
        deny().bans.deny.into_iter().map(|refused| refused.name).collect();
    assert!(refused.contains("hyper"));
    let found: Vec<String> = packages()
        .into_iter()
        .map(|package| package.name)
        .filter(|name| refused.contains(name))
        .collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn no_line_of_the_program_opens_a_connection() {
    let files = files_below([root().join("src")]);
    for path in &files {
        let text = fs::read_to_string(path).unwrap();
        for word in ["std::net", "TcpStream", "UdpSocket", "TcpListener", "UnixStream"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
    assert!(files.len() > 100);
}

#[test]
fn every_package_comes_from_the_registry_with_its_checksum() {
    let allowed: Vec<String> = deny()
        .sources
        .allow_registry
        .into_iter()
        .map(|registry| format!("registry+{registry}"))
        .collect();
    for package in packages() {
        let own = package.source.is_none() && package.name == env!("CARGO_PKG_NAME");
        let known = package.source.as_ref().is_some_and(|source| allowed.contains(source));
        assert!(own || known, "{} comes from {:?}", package.name, package.source);
    }
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let sources = lock.matches("\nsource = ").count();
    assert!(sources > 100);
    assert_eq!(sources, lock.matches("\nchecksum = ").count());
}

#[test]
fn every_direct_dependency_is_justified() {
    let manifest: toml::Table =
        toml::from_str(&fs::read_to_string(root().join("Cargo.toml")).unwrap()).unwrap();
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let justified: BTreeSet<&str> = map
        .lines()
        .skip_while(|line| *line != "## Direct dependencies")
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .flat_map(|names| names.split(", "))
        .collect();
    for name in manifest["dependencies"].as_table().unwrap().keys() {
        assert!(justified.contains(name.as_str()), "{name}: why is it there?");
    }
}
