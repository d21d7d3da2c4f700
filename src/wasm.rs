//! The boundary to JavaScript, and the only file that knows of it: four calls, no callbacks.
//!
//! ```js
//! const cleaner = new Cleaner({ url: location.href });
//! cleaner.write(bytes);             // as often as there are chunks, cut anywhere
//! const article = cleaner.finish(); // now it takes no more
//! const rest = cleaner.restorable(); // what was removed, when the article is shown already
//! ```
//!
//! The article crosses as JSON: one string, which the browser turns into objects faster than many small calls would.
//!
//! Failures are thrown as `Error`s with a `code`: `options`, `address`, `parse` or `finished`.

use js_sys::{Error as JsError, JSON, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

use crate::{Error, Judged, Options};

/// Panics say where they happened, in the console.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Cleans one page, given chunk by chunk.
#[wasm_bindgen]
pub struct Cleaner {
    /// Gone after `finish`, or after a failure: a broken rewriter must not be used again.
    inner: Option<crate::Cleaner>,
    /// The page, between the two answers.
    judged: Option<Judged>,
}

#[wasm_bindgen]
impl Cleaner {
    /// `options`: `{ url?: string }`: the page's address.
    ///
    /// # Errors
    /// `options` when they are of another shape, `address` when the address is not absolute.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Cleaner, JsError> {
        let options: Options = if options.is_undefined() || options.is_null() {
            Options::default()
        } else {
            serde_wasm_bindgen::from_value(options).map_err(|error| coded("options", &error.to_string()))?
        };
        mark("decant:start");
        let inner = crate::Cleaner::new(options).map_err(thrown)?;
        Ok(Self { inner: Some(inner), judged: None })
    }

    /// Reads a chunk of the page: UTF-8, cut anywhere.
    ///
    /// # Errors
    /// `parse` when the markup is refused, `finished` after that or after `finish`.
    pub fn write(&mut self, chunk: &Uint8Array) -> Result<(), JsError> {
        let cleaner = self.inner.as_mut().ok_or_else(finished)?;
        let result = cleaner.write(&chunk.to_vec());
        if result.is_err() {
            self.inner = None;
        }
        result.map_err(thrown)
    }

    /// Ends the page and gives the article; its `removals` are empty, since `restorable` tells them.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn finish(&mut self) -> Result<JsValue, JsError> {
        let cleaner = self.inner.take().ok_or_else(finished)?;
        mark("decant:collected");
        let judged = cleaner.judge().map_err(thrown)?;
        let article = judged.article_alone();
        mark("decant:cleaned");
        self.judged = Some(judged);
        object(&article)
    }

    /// After `finish`, once: `{ removals, html, places, isCut }`, the page with what was removed in its place.
    ///
    /// # Errors
    /// `finished` when it was given already, or when there is no article yet.
    pub fn restorable(&mut self) -> Result<JsValue, JsError> {
        let judged = self.judged.take().ok_or_else(finished)?;
        object(&judged.restorable())
    }
}

fn object(answer: &impl Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(answer).map_err(|error| coded("internal", &error.to_string()))?;
    JSON::parse(&json).map_err(JsError::from)
}

fn thrown(error: Error) -> JsError {
    coded(error.code(), &error.to_string())
}

fn finished() -> JsError {
    coded("finished", "this cleaner has already given what is asked of it, or failed; make a new one for each page")
}

fn coded(code: &str, message: &str) -> JsError {
    let error = JsError::new(message);
    // Setting a property of a fresh Error cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error
}

/// Leaves a mark on the performance timeline, where there is one: windows, workers and background pages have it.
fn mark(name: &str) {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).ok();
    if let Some(performance) = performance.and_then(|value| value.dyn_into::<Performance>().ok()) {
        // A mark is a convenience; a page is cleaned without it.
        let _ = performance.mark(name);
    }
}
