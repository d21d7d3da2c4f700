//! The record of the training speaks of the tables that are in use.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

fn judge() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/judge")
}

fn record() -> Value {
    serde_json::from_str(&std::fs::read_to_string(judge().join("model.json")).unwrap()).unwrap()
}

#[test]
fn the_record_is_of_these_tables() {
    let tables = std::fs::read(judge().join("model.bin")).unwrap();
    let digest: String = Sha256::digest(&tables).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(record()["tables"]["sha256"], digest, "train again: tests/train/README.md");
    assert_eq!(record()["tables"]["bytes"], tables.len());
}

#[test]
fn the_record_names_the_features_that_are_computed() {
    assert_eq!(record()["features"], serde_json::json!(decant::judge::features::NAMES), "train again");
    assert_eq!(record()["seen again"], serde_json::json!(decant::judge::second_look::NAMES), "train again");
}

#[test]
fn the_record_holds_data_and_figures() {
    let record = record();
    for source in ["pages", "blogs", "segments"] {
        assert_eq!(record["data"][source]["sha256"].as_str().map(str::len), Some(64), "{source}");
    }
    let validated = record["figures"]["cross-validated"].as_array().unwrap();
    assert!(validated.len() >= 3 && validated.iter().all(|seed| seed["article"].as_f64() > Some(0.9)));
}
