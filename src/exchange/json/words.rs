//! What serde says, in the words of a person who mends a file by hand.

/// The message of serde in plain words; one that the diary itself wrote stays as it is.
pub(super) fn plain(message: &str) -> String {
    if let Some((found, needed)) = message
        .strip_prefix("invalid type: ")
        .and_then(|message| message.rsplit_once(", expected "))
    {
        return format!("{} stands where {} is needed", found_words(found), needed_words(needed));
    }
    if let Some(name) = quoted(message, "missing field `") {
        return format!("the field \"{name}\" is missing");
    }
    if let Some((name, known)) = message
        .strip_prefix("unknown field `")
        .and_then(|message| message.rsplit_once("`, expected "))
    {
        let known = known.trim_start_matches("one of ").replace('`', "");
        return format!("there is no field \"{name}\" here; known are {known}");
    }
    message.to_owned()
}

fn quoted<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    message.strip_prefix(before)?.strip_suffix('`')
}

fn found_words(found: &str) -> String {
    match found.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer", number)) => format!("the number {}", number.replace('`', "")),
        Some(("floating", number)) => {
            format!("the number {}", number.trim_start_matches("point ").replace('`', ""))
        }
        Some(("boolean", word)) => word.replace('`', ""),
        _ => match found {
            "map" => "an object in braces".to_owned(),
            "sequence" => "a list in brackets".to_owned(),
            other => other.to_owned(),
        },
    }
}

fn needed_words(needed: &str) -> &str {
    match needed {
        "a string" => "a text in quotes",
        "a sequence" => "a list in brackets",
        "a boolean" => "true or false",
        "f64" => "a number",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_message_of_serde_is_said_in_plain_words() {
        for (message, words) in [
            (
                "invalid type: null, expected a string",
                "null stands where a text in quotes is needed",
            ),
            (
                "invalid type: map, expected a sequence",
                "an object in braces stands where a list in brackets is needed",
            ),
            (
                "invalid type: integer `-5`, expected a boolean",
                "the number -5 stands where true or false is needed",
            ),
            (
                "invalid type: floating point `5.5`, expected a night in braces",
                "the number 5.5 stands where a night in braces is needed",
            ),
            ("invalid type: boolean `true`, expected f64", "true stands where a number is needed"),
            (
                "invalid type: string \"a, expected b\", expected f64",
                "the text \"a, expected b\" stands where a number is needed",
            ),
            ("missing field `date`", "the field \"date\" is missing"),
            (
                "unknown field `x`, expected one of `a`, `b`",
                "there is no field \"x\" here; known are a, b",
            ),
            (
                "unknown field `x`, expected `a` or `b`",
                "there is no field \"x\" here; known are a or b",
            ),
            (
                "pain must be a whole number from 0 to 10",
                "pain must be a whole number from 0 to 10",
            ),
        ] {
            assert_eq!(plain(message), words);
        }
    }
}
