//! Pages too long to be kept on disk.

use crate::pages::Page;
use crate::tree::parse;

const WHO: [&str; 16] = [
    "the surveyor",
    "a woman from the second house",
    "the older of the two brothers",
    "the ferryman",
    "nobody in the office",
    "the parish clerk",
    "her grandfather",
    "a visiting engineer",
    "the schoolteacher",
    "the last miller",
    "one of the divers",
    "the woman who kept the books",
    "a boy of nine",
    "the company's lawyer",
    "every cook on the line",
    "the new foreman",
];
const DID: [&str; 14] = [
    "remembered",
    "wrote down",
    "refused to believe",
    "measured twice",
    "paid for",
    "came back to look at",
    "drew on the back of an envelope",
    "asked the council about",
    "photographed",
    "spent a winter repairing",
    "lost an argument over",
    "was warned about",
    "dreamt of",
    "carried home",
];
const WHAT: [&str; 18] = [
    "the lower sluice",
    "a map that nobody had signed",
    "the bell of the drowned chapel",
    "forty sacks of lime",
    "the road behind the quarry",
    "a debt older than the dam",
    "the letters from the capital",
    "an iron door without a handle",
    "the orchard on the north bank",
    "a row of numbered stones",
    "the engine that never ran",
    "the winter of the two floods",
    "a promise made at a funeral",
    "the smallest of the three bridges",
    "the water under the mill",
    "a photograph of the square",
    "the price of the valley",
    "the day the pumps stopped",
];
const WHEN: [&str; 12] = [
    "before the snow",
    "that same evening",
    "in the year of the strike",
    "long after the trial",
    "on a Sunday in March",
    "while the others slept",
    "without telling anyone",
    "for the third time",
    "as the water rose",
    "when the office had closed",
    "between two trains",
    "to the end of his life",
];

/// A reportage of so many paragraphs, with a box between every tenth and the next.
pub fn long_read(paragraphs: usize) -> Page {
    let mut chance = Chance(7);
    let mut text = String::new();
    for number in 0..paragraphs {
        if number % 25 == 24 {
            let heading = capital(chance.pick(&WHAT));
            text += &format!("<h2 data-expect=\"keep\">{}. {heading}</h2>\n", number / 25 + 1);
        }
        let sentences: Vec<String> = (0..3 + number % 4).map(|_| sentence(&mut chance)).collect();
        text += &format!("<p data-expect=\"keep\">{}</p>\n", sentences.join(" "));
        if number % 10 == 9 {
            text += if number % 20 == 9 { ADVERTISEMENT } else { RELATED };
        }
    }
    Page { name: "long-read".into(), root: parse(&PAGE.replace("{text}", &text)) }
}

fn sentence(chance: &mut Chance) -> String {
    let (who, did, what, when) = (chance.pick(&WHO), chance.pick(&DID), chance.pick(&WHAT), chance.pick(&WHEN));
    let year = 1890 + chance.next() % 90;
    match chance.next() % 4 {
        0 => format!("{} {did} {what}, {when}.", capital(who)),
        1 => format!("In {year} {who} {did} {what}, and {} {} it {when}.", chance.pick(&WHO), chance.pick(&DID)),
        2 => format!("{}, {who} {did} {what}; the file from {year} says no more.", capital(when)),
        _ => format!("It was {who}, they say, who {did} {what} {when}, not {}.", chance.pick(&WHO)),
    }
}

fn capital(text: &str) -> String {
    text[..1].to_uppercase() + &text[1..]
}

/// The same numbers each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.next() % from.len()]
    }
}

const ADVERTISEMENT: &str = r#"<div class="ad-slot ad-inline"><span class="ad-label">Advertisement</span><a href="/go/17">Boots that outlive their owner</a></div>
"#;
const RELATED: &str = r#"<aside class="inline-more"><strong>Read next</strong> <a href="/valley/archive">Inside the archive that the valley forgot</a></aside>
"#;
const PAGE: &str = r##"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The valley under the water | Long Furrow</title>
<meta property="og:type" content="article"><meta property="og:title" content="The valley under the water"></head>
<body data-expect="drop">
<header class="lf-top"><a href="/">Long Furrow</a><nav><a href="/reportage">Reportage</a><a href="/essays">Essays</a><a href="/issues">Issues</a><a href="/subscribe">Subscribe</a></nav></header>
<main><article class="lf-story">
<h1 data-expect="either">The valley under the water</h1>
<p class="lf-deck" data-expect="keep">Ninety years after the dam, three villages still hold their meetings, keep their minutes and argue about the bell.</p>
<p class="lf-by" data-expect="either">By Morwenna Teague · Photographs by Aldous Penn</p>
<div class="lf-share"><a href="#f">Facebook</a><a href="#m">Mastodon</a><a href="#c">Copy link</a></div>
<div class="lf-text">
{text}
</div>
<div class="lf-tags">Filed under <a href="/t/dams">Dams</a> <a href="/t/memory">Memory</a></div>
</article>
<section class="lf-more"><h2>More reportage</h2><ul><li><a href="/r/1">The last lamplighter of Pell Street</a></li><li><a href="/r/2">What the glacier gave back</a></li><li><a href="/r/3">A town that sold its clock</a></li></ul></section>
</main>
<footer><p>© Long Furrow. Printed four times a year. <a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></p></footer>
</body></html>"##;
