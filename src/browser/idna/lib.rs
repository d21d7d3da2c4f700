//! Stands in for the crate of the same name, whose tables of the world's letters would be a third of the core.
//!
//! Nearly all names of hosts are ASCII. Of the others the browser around the core knows the ASCII form. This is as much
//! of the interface as `url` uses.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::fmt;

use web_sys::Url;

/// A name that no host can have.
#[derive(Debug)]
pub struct Errors(());

impl fmt::Display for Errors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no host's name")
    }
}

impl std::error::Error for Errors {}

/// Which ASCII characters no name may hold.
#[derive(Clone, Copy)]
pub struct AsciiDenyList(());

impl AsciiDenyList {
    /// The URL standard's "forbidden domain code points".
    pub const URL: Self = Self(());

    fn denies(self, byte: u8) -> bool {
        byte <= b' ' || byte == 0x7f || b"%#/:<>?@[\\]^|".contains(&byte)
    }
}

/// The URL standard's "domain to ASCII".
///
/// # Errors
/// When no host can have the name.
pub fn domain_to_ascii_from_cow(domain: Cow<'_, [u8]>, denied: AsciiDenyList) -> Result<Cow<'_, str>, Errors> {
    if domain.iter().any(|&byte| denied.denies(byte)) {
        return Err(Errors(()));
    }
    let domain = match domain {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| Errors(()))?,
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|_| Errors(()))?,
    };
    if !domain.is_ascii() || has_encoded_label(&domain) {
        // Nothing in it can end the name, or begin a port or path.
        let url = Url::new(&format!("http://{domain}/")).map_err(|_| Errors(()))?;
        return Ok(Cow::Owned(url.hostname()));
    }
    if domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Ok(Cow::Owned(domain.to_ascii_lowercase()));
    }
    Ok(domain)
}

/// Whether a part of it is other letters in disguise, which not every disguise is.
fn has_encoded_label(domain: &str) -> bool {
    domain.split('.').any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")))
}

/// The name for people. Decant shows none.
pub fn domain_to_unicode(domain: &str) -> (String, Result<(), Errors>) {
    (domain.to_string(), Ok(()))
}
