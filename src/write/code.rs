//! The language of a block of code, as highlighters write it into class names and attributes.

use crate::outline::{NodeId, Outline};
use crate::tag::Tag;

/// The attribute that carries it in the output.
pub(super) const LANGUAGE: &str = "data-language";
/// Attributes that say it outright.
const ATTRIBUTES: &[&str] = &[LANGUAGE, "data-lang", "data-code-language"];
/// What stands before it in a class.
const PREFIXES: &[&str] = &["language-", "lang-", "highlight-source-", "brush:", "hljs-language-"];
/// Classes of boxes around code, among which its language may stand alone.
const HIGHLIGHTERS: &[&str] =
    &["hljs", "highlight", "sourceCode", "prettyprint", "shiki", "syntax", "code", "codehilite"];
/// Languages that may stand alone.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "clojure",
    "cpp",
    "csharp",
    "css",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "elm",
    "erlang",
    "fortran",
    "go",
    "graphql",
    "groovy",
    "haskell",
    "html",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "nginx",
    "nix",
    "objectivec",
    "ocaml",
    "perl",
    "php",
    "powershell",
    "python",
    "r",
    "ruby",
    "rust",
    "scala",
    "scheme",
    "sh",
    "shell",
    "sql",
    "swift",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "vue",
    "wasm",
    "xml",
    "yaml",
    "zig",
    "zsh",
];
/// What says that there is none.
const NONE: &[&str] =
    &["none", "plain", "plaintext", "text", "txt", "nohighlight", "no-highlight", "output", "raw", "auto"];
/// Elements around the code that may say it.
const REACH: usize = 6;

/// The language of the code in a `pre`, if the page tells.
pub(super) fn language(outline: &Outline, pre: NodeId) -> Option<String> {
    let inside = outline.children(pre).find(|&id| outline.node(id).tag == Tag::Code);
    let own: Vec<NodeId> = inside.into_iter().chain([pre]).collect();
    let said = own.iter().find_map(|&id| ATTRIBUTES.iter().find_map(|name| shaped(outline.attribute(id, name)?)));
    let is_its_box = |id: &NodeId| outline.node(*id).blocks.len() <= outline.node(pre).blocks.len() + MAX_BESIDE;
    let around = outline.ancestors(pre).take(REACH).take_while(is_its_box);
    said.or_else(|| own.iter().copied().chain(around).find_map(|id| in_class(outline.names(id)[0])))
        .filter(|language| !NONE.contains(&language.as_str()))
}

/// Lines that a box around one block of code may hold besides: a title, a button.
const MAX_BESIDE: usize = 2;

fn in_class(class: &str) -> Option<String> {
    let words = || class.split([' ', '\t', '\n', ';']).filter(|word| !word.is_empty());
    let mut after_brush = false;
    for word in words() {
        if let Some(language) = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)) {
            // `brush: js` has a space in it.
            after_brush = language.is_empty();
            if let Some(language) = shaped(language) {
                return Some(language);
            }
        } else if after_brush {
            return shaped(word);
        }
    }
    let is_box = words().any(|word| HIGHLIGHTERS.contains(&word));
    words().find(|word| is_box && LANGUAGES.contains(word)).and_then(shaped)
}

/// A name that can be one of a language.
fn shaped(name: &str) -> Option<String> {
    const LONGEST: usize = 20;
    let name = name.trim().to_ascii_lowercase();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"+#.-_".contains(&byte);
    (!name.is_empty() && name.len() <= LONGEST && name.bytes().all(fits)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[track_caller]
    fn of(html: &str) -> Option<String> {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let pre = outline.nodes.iter().position(|node| node.tag == Tag::Pre).unwrap();
        language(&outline, pre as NodeId)
    }

    #[test]
    fn highlighters_tell_the_language() {
        for (html, expected) in [
            ("<pre><code class=language-rust>x</code></pre>", "rust"),
            ("<pre class='brush: js; gutter: true'>x</pre>", "js"),
            ("<div class='highlight-source-c++'><pre>x</pre></div>", "c++"),
            ("<div class='language-rb highlighter-rouge'><div class=highlight><pre>x</pre></div></div>", "rb"),
            (
                "<figure class='highlight python'><table><tbody><tr><td class=code><pre>x</pre></table></figure>",
                "python",
            ),
            ("<pre><code class='hljs rust'>x</code></pre>", "rust"),
            ("<pre data-lang=Go><code>x</code></pre>", "go"),
            ("<pre><code data-language=toml>x</code></pre>", "toml"),
        ] {
            assert_eq!(of(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn where_nothing_is_said_there_is_none() {
        for html in [
            "<pre>x</pre>",
            "<pre class=language-none><code>x</code></pre>",
            "<pre class='go wide'>x</pre>",
            "<pre class='language-\"onclick=x'>x</pre>",
        ] {
            assert_eq!(of(html), None, "{html}");
        }
    }
}
