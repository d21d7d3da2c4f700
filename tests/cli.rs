//! The command, run as its users run it.
#![cfg(feature = "cli")]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en">
<head>
<title>The ferry that waits | The Quay Courier</title>
<meta property="og:site_name" content="The Quay Courier">
<meta name="author" content="By Ada Quill">
<meta property="article:published_time" content="2025-09-12T05:00:00+02:00">
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>The ferry that waits</h1>
<p>Every evening at nine the last ferry leaves the quay, and every evening it waits a few minutes for the night
nurse, who comes running down the hill from the hospital with her coat over her arm.</p>
<p>Nobody ever decided that it should; the captain says that the clock on the mast is slow, and since he winds
it himself nobody has been able to prove otherwise in all of these seventeen years &lt;so far&gt;.</p>
<p>When the company put a new clock up in spring, the passengers wrote a letter with two hundred names beneath it,
and the old clock came back to its mast before the week was over, as slow as it had always been.</p>
</article>
<footer><p>© 2025 The Quay Courier. All rights reserved.</p></footer>
</body>
</html>"##;

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("decant-cli-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.into_os_string().into_string().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_decant"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = start(arguments);
    // A command that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    child.wait_with_output().unwrap()
}

/// What a successful run writes.
fn answer(arguments: &[&str], input: impl AsRef<[u8]>) -> String {
    let output = run(arguments, input);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    assert_eq!(errors, "");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run with this exit code says on standard error.
#[track_caller]
fn complaint(arguments: &[&str], input: impl AsRef<[u8]>, code: i32) -> String {
    let output = run(arguments, input);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {errors}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    errors
}

#[test]
fn text_is_the_title_and_the_paragraphs() {
    let folder = Folder::new("text");
    let text = answer(&[&folder.file("page.html", PAGE)], "");
    let parts: Vec<&str> = text.trim_end().split("\n\n").collect();
    assert_eq!(parts.len(), 4, "{text}");
    assert_eq!(parts[0], "The ferry that waits");
    assert!(parts[1].starts_with("Every evening at nine"));
    assert!(parts[2].ends_with("<so far>."));
    assert!(!text.contains("Sport") && !text.contains("All rights"));
    assert_eq!(answer(&["-"], PAGE), text);
    assert_eq!(answer(&[], PAGE), text);
    assert_eq!(answer(&["--format", "text"], PAGE), text);
}

#[test]
fn html_is_a_whole_page() {
    let html = answer(&["--format", "html"], PAGE);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"), "{html}");
    assert!(html.contains("<title>The ferry that waits</title>"));
    assert!(html.contains("Ada Quill · The Quay Courier · 2025-09-12"));
    assert!(html.contains("&lt;so far&gt;.</p>"));
    assert!(html.ends_with("</article>\n</html>\n"));
}

#[test]
fn hostile_metadata_is_only_text() {
    let page = PAGE.replace("By Ada Quill", "&lt;script&gt;alert(1)&lt;/script&gt;");
    let html = answer(&["--format", "html"], &page);
    assert!(html.contains("&lt;script&gt;alert(1)") && !html.contains("<script"), "{html}");
    let markdown = answer(&["--format", "markdown"], &page);
    assert!(markdown.contains("\\<script>alert(1)"), "{markdown}");
}

#[test]
fn terminal_commands_do_not_reach_the_terminal() {
    let page = PAGE.replace("Every evening at nine", "Every \u{1b}]0;x\u{7}evening at nine");
    for arguments in [&["--format", "text"][..], &["--format", "html"], &["--format", "markdown"], &["explain", "-"]] {
        assert!(!answer(arguments, &page).contains(['\u{1b}', '\u{7}']));
    }
}

#[test]
fn markdown_begins_with_the_title() {
    let markdown = answer(&["--format", "markdown"], PAGE);
    assert!(markdown.starts_with("# The ferry that waits\n\nAda Quill · The Quay Courier · 2025-09-12\n\nEvery"));
}

#[test]
fn json_holds_everything() {
    let json: Value = serde_json::from_str(&answer(&["--format", "json"], PAGE)).unwrap();
    assert_eq!(json["found"], true);
    assert_eq!(json["title"], "The ferry that waits");
    assert_eq!(json["byline"], "Ada Quill");
    assert_eq!(json["publishedTime"], "2025-09-12T05:00:00+02:00");
    assert!(json["text"].as_str().unwrap().starts_with("Every evening"));
    assert!(json["account"]["removed"].as_u64().unwrap() >= 2);
    assert!(json["removals"].as_array().unwrap().iter().any(|removal| removal["kind"] == "footer"));
}

#[test]
fn the_address_makes_links_absolute() {
    let page = PAGE.replace("the night\nnurse", "<a href=\"/nurse\">the night nurse</a>");
    assert!(
        answer(&["--format", "html", "--url", "https://a.test/b"], &page).contains("href=\"https://a.test/nurse\"")
    );
    let errors = complaint(&["--url", "a.test", "-"], &page, 1);
    assert!(errors.contains("\"a.test\" is not an absolute web address"), "{errors}");
    complaint(&["batch", "--url", "a.test"], "", 1);
}

#[test]
fn other_encodings_are_read() {
    let german = PAGE.replace("Every evening", "Für Müßiggänger: every evening");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&german);
    assert!(answer(&[], &bytes).contains("Für Müßiggänger"));
    let utf_16: Vec<u8> = "\u{feff}".encode_utf16().chain(german.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(answer(&[], utf_16).contains("Für Müßiggänger"));
}

#[test]
fn what_is_no_page_is_refused_in_plain_words() {
    let folder = Folder::new("refused");
    let path = folder.0.display().to_string();
    let missing = format!("{path}/missing.html");
    assert!(complaint(&[&missing], "", 1).contains("there is no such file"));
    assert!(complaint(&[&path], "", 1).contains("this is a folder"));
    assert!(complaint(&[&folder.file("empty.html", " \n")], "", 1).contains("there is nothing in it"));
    assert!(complaint(&["-"], "", 1).contains("standard input: there is nothing in it"));
    for (bytes, kind) in [
        (&b"%PDF-1.7\n"[..], "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"PK\x03\x04", "a zip archive"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (&[0; 64], "not text"),
    ] {
        let errors = complaint(&["-"], bytes, 1);
        assert!(errors.contains(kind), "{errors}");
        assert_eq!(complaint(&["explain", "-"], bytes, 1), errors);
    }
}

#[test]
fn a_page_without_article_has_an_exit_code_of_its_own() {
    let menu = "<title>Menu</title><nav><ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul></nav>";
    for format in ["text", "html", "markdown"] {
        assert!(complaint(&["--format", format], menu, 2).contains("no article found"));
    }
    let json: Value = serde_json::from_str(&answer(&["--format", "json"], menu)).unwrap();
    assert_eq!(json["found"], false);
    assert!(json["whole"].as_str().unwrap().contains("One"));
}

#[test]
fn wrong_arguments_are_told_from_a_page_without_article() {
    assert!(complaint(&["--format", "pdf"], "", 64).contains("invalid value 'pdf'"));
    assert!(answer(&["--help"], "").contains("explain"));
    assert!(answer(&["--version"], "").starts_with("decant "));
}

#[test]
fn explain_lists_what_was_removed() {
    let folder = Folder::new("explain");
    let file = folder.file("page.html", PAGE);
    let report = answer(&["explain", &file], "");
    assert!(report.starts_with("The ferry that waits\nby Ada Quill\nkept "), "{report}");
    assert!(report.lines().any(|line| line.contains("footer") && line.contains("© 2025")), "{report}");
    assert!(report.contains("Page footer or legal line"));
    let blocks = answer(&["explain", "--blocks", &file], "");
    assert!(blocks.lines().any(|line| line.contains(" kept ") && line.contains("Every evening")), "{blocks}");
    assert!(blocks.lines().any(|line| line.contains("footer") && line.contains("© 2025")), "{blocks}");
}

#[test]
fn batch_answers_every_path_and_goes_on() {
    let folder = Folder::new("batch");
    let (page, image) = (folder.file("page.html", PAGE), folder.file("image.html", b"GIF89a"));
    let output = answer(&["batch"], format!("{page}\r\n\nmissing.html\n{image}\n{page}"));
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    for line in [&lines[0], &lines[3]] {
        let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["byline", "html", "ms", "path", "removals", "text", "title"]);
        assert_eq!(line["path"], page.as_str());
        assert_eq!(line["title"], "The ferry that waits");
        assert_eq!(line["byline"], "Ada Quill");
        assert!(line["text"].as_str().unwrap().starts_with("Every evening"));
        assert!(line["html"].as_str().unwrap().starts_with("<p>Every evening"));
        assert!(line["ms"].as_f64().unwrap() > 0.0);
        let removal = line["removals"].as_array().unwrap().last().unwrap();
        assert_eq!(removal["reason"], "Page footer or legal line");
        assert!(removal["words"].as_u64().unwrap() > 0 && removal["preview"].is_string());
    }
    assert_eq!(lines[1]["path"], "missing.html");
    assert!(lines[1]["error"].as_str().unwrap().contains("no such file"));
    assert!(lines[2]["error"].as_str().unwrap().contains("a picture"));
}

#[test]
fn batch_tells_every_block() {
    let folder = Folder::new("blocks");
    let page = folder.file("page.html", PAGE);
    let row: Value = serde_json::from_str(&answer(&["batch", "--blocks"], page)).unwrap();
    let blocks = row["blocks"].as_array().unwrap();
    let verdict = |start: &str| {
        let found = blocks.iter().find(|block| block["text"].as_str().unwrap().starts_with(start));
        found.map(|block| block["verdict"].as_str().unwrap().to_string())
    };
    assert_eq!(verdict("Every evening").as_deref(), Some("kept"));
    assert_eq!(verdict("© 2025").as_deref(), Some("footer"));
}

#[test]
fn batch_for_benchmarks_leaves_captions_out() {
    let folder = Folder::new("benchmark");
    let figure =
        "<figure><img src=/ferry.jpg width=800 height=600><figcaption>The ferry at dusk, waiting</figcaption></figure>";
    let page = folder.file("page.html", PAGE.replacen("<p>", &format!("{figure}<p>"), 1).as_bytes());
    let text = |arguments: &[&str]| {
        let row: Value = serde_json::from_str(&answer(arguments, &page)).unwrap();
        row["text"].as_str().unwrap().to_string()
    };
    let (read, scored) = (text(&["batch"]), text(&["batch", "--benchmark"]));
    assert!(read.contains("at dusk") && !scored.contains("at dusk"), "{read}\n---\n{scored}");
    assert!(scored.contains("Every evening"));
}

#[test]
fn batch_keeps_the_order_whatever_the_threads() {
    let folder = Folder::new("order");
    let page =
        |at: usize| PAGE.replace("The ferry", &format!("Ferry {at}")).replace("Every", &"Every ".repeat(at % 7 * 50));
    let paths: Vec<String> = (0..60).map(|at| folder.file(&format!("{at}.html"), page(at))).collect();
    for jobs in ["1", "8"] {
        let output = answer(&["batch", "--jobs", jobs], paths.join("\n"));
        let lines = output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let answered: Vec<String> = lines.map(|line| line["path"].as_str().unwrap().to_string()).collect();
        assert_eq!(answered, paths, "{jobs} threads");
    }
    assert!(complaint(&["batch", "--jobs", "0"], "", 64).contains("invalid value '0'"));
}

fn record(url: &str, page: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let head = format!("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {}", block.len());
    format!("{head}\r\n\r\n{block}\r\n\r\n").into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn batch_reads_the_pages_of_archives() {
    let folder = Folder::new("archives");
    let linked = PAGE.replace("the night\nnurse", "<a href=\"nurse\">the night nurse</a>");
    let (one, two) = (record("https://a.test/x/1", &linked), record("https://b.test/2", PAGE));
    let mut broken = gzip(&two);
    broken[100..120].fill(0);
    let plain = folder.file("crawl.warc", [&one[..], &two].concat());
    let packed = folder.file("CRAWL.WARC.GZ", [gzip(&one), broken, gzip(&two)].concat());
    let output = answer(&["batch"], format!("{plain}\n{packed}\nmissing.warc\n{}", folder.file("page.html", PAGE)));
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<(&str, Option<&str>)> =
        lines.iter().map(|line| (line["path"].as_str().unwrap(), line["url"].as_str())).collect();
    assert_eq!(told[0], (plain.as_str(), Some("https://a.test/x/1")));
    assert!(lines[0]["html"].as_str().unwrap().contains("href=\"https://a.test/x/nurse\""));
    assert_eq!(told[1], (plain.as_str(), Some("https://b.test/2")));
    assert_eq!(told[2], (packed.as_str(), Some("https://a.test/x/1")));
    assert!(lines[3]["error"].as_str().unwrap().contains("record 2 is broken"), "{}", lines[3]);
    assert_eq!(told[4], (packed.as_str(), Some("https://b.test/2")));
    assert!(lines[5]["error"].as_str().unwrap().contains("no such file"));
    assert_eq!(lines[6]["title"], "The ferry that waits");
    assert_eq!(lines.len(), 7);
    assert!(complaint(&[&plain], "", 1).contains("give its path to `decant batch`"));
}

#[test]
fn batch_answers_before_the_next_question() {
    let folder = Folder::new("flush");
    let page = folder.file("page.html", PAGE);
    let mut child = start(&["batch"]);
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..2 {
        writeln!(questions, "{page}").unwrap();
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        assert!(line.ends_with("}\n"), "{line}");
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_is_no_crash() {
    let folder = Folder::new("pipe");
    let page = folder.file("page.html", PAGE);
    let mut child = start(&["batch"]);
    drop(child.stdout.take());
    let mut questions = child.stdin.take().unwrap();
    // The command may have ended before it has read everything.
    let _ = questions.write_all(format!("{page}\n").repeat(50).as_bytes());
    drop(questions);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}
