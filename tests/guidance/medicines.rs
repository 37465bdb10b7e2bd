//! Names of medicines.

use std::collections::BTreeMap;

use cramp_diary::{
    diary::{Medication, text::Name, vocabulary::MedicationClass},
    guidance::medicines::{class_of, recognise},
};

use serde_json::Value;

use MedicationClass::{Asthma, Diuretic, Other, Statin};

#[test]
fn names_are_recognised_as_whole_words() {
    let table = [
        ("Atorvastatin 20 mg", Some(Statin)),
        ("atorvastatin calcium", Some(Statin)),
        ("FUROSEMIDE (Lasix)", Some(Diuretic)),
        ("frusemide", Some(Diuretic)),
        ("Losartan/Hydrochlorothiazide", Some(Diuretic)),
        ("HCTZ 12.5", Some(Diuretic)),
        ("Co-Amilofruse 5/40", Some(Diuretic)),
        ("co\u{2011}amilozide", Some(Diuretic)),
        ("Etacrynic acid", Some(Diuretic)),
        ("ethacrynic  ACID tablets", Some(Diuretic)),
        ("Diovan HCT", Some(Diuretic)),
        ("Crestor", Some(Statin)),
        ("ezetimibe/simvastatin", Some(Statin)),
        ("Ventolin inhaler", Some(Asthma)),
        ("Fluticasone-Salmeterol", Some(Asthma)),
        ("Theo-24", Some(Asthma)),
        ("eformoterol (Foradile)", Some(Asthma)),
        ("  lipitor  ", Some(Statin)),
        ("Nystatin", None),
        ("Cholesterol tablets", None),
        ("statin", None),
        ("Atorvastatins", None),
        ("atorvastatin20mg", None),
        ("acid", None),
        ("ethacrynic", None),
        ("Theo", None),
        ("Diovan", None),
        ("amilofruse", None),
        ("Paracetamol", None),
        ("漢方 é", None),
        ("-/- ", None),
    ];
    for (name, class) in table {
        assert_eq!(recognise(name), class, "{name}");
    }
}

#[test]
fn every_medicine_of_the_design_is_known() {
    let table = [
        (
            Diuretic,
            "amiloride triamterene spironolactone eplerenone hydrochlorothiazide \
             bendroflumethiazide chlorothiazide chlortalidone chlorthalidone indapamide \
             metolazone xipamide furosemide bumetanide torasemide torsemide co-triamterzide \
             co-flumactone lasix",
        ),
        (
            Statin,
            "atorvastatin simvastatin rosuvastatin pravastatin fluvastatin lovastatin \
             pitavastatin zocor",
        ),
        (
            Asthma,
            "salmeterol formoterol arformoterol vilanterol indacaterol olodaterol salbutamol \
             albuterol levalbuterol terbutaline theophylline serevent",
        ),
    ];
    for (class, names) in table {
        for name in names.split_whitespace() {
            assert_eq!(recognise(name), Some(class), "{name}");
        }
    }
}

#[test]
fn what_the_person_set_wins() {
    let mut medication = Medication::named(Name::new("Furosemide").unwrap());
    assert_eq!(class_of(&medication), Some(Diuretic));
    medication.class = Some(Other);
    assert_eq!(class_of(&medication), Some(Other));
    medication.class = Some(Asthma);
    assert_eq!(class_of(&medication), Some(Asthma));
}

#[test]
fn every_name_of_the_asset_is_recognised_as_its_class() {
    let asset: BTreeMap<MedicationClass, Vec<Value>> =
        serde_json::from_str(include_str!("../../assets/guidance/medicines.json")).unwrap();
    assert_eq!(asset.keys().copied().collect::<Vec<_>>(), [Diuretic, Statin, Asthma]);
    for (class, entries) in asset {
        for entry in entries {
            let names = ["also", "brands"].map(|key| entry[key].as_array().unwrap().iter());
            for name in [&entry["name"]].into_iter().chain(names.into_iter().flatten()) {
                let name = name.as_str().unwrap();
                assert_eq!(name, name.to_lowercase());
                assert_eq!(recognise(&format!("{} 5 mg", name.to_uppercase())), Some(class));
            }
        }
    }
}
