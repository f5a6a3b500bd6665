//! What counts as saying a value, and near misses that must not.

mod dates;
mod values;

use super::Value;

#[track_caller]
fn says(value: &str, texts: &[&str]) {
    for text in texts {
        assert!(Value::new([value]).is_said_by(text), "“{text}” says {value}");
    }
}

#[track_caller]
fn does_not_say(value: &str, texts: &[&str]) {
    for text in texts {
        assert!(!Value::new([value]).is_said_by(text), "“{text}” does not say {value}");
    }
}
