//! Which of the stories is the page's.

use super::address::Address;
use super::groups::{Group, Story, base};
use crate::article::Metadata;
use crate::outline::{Marks, Outline};
use crate::words::words;

/// Words of a headline that is known again as a part of a longer title.
const MIN_PART: usize = 4;
/// Words of an address that a headline says, at least, and per cent of all.
const MIN_SLUG: usize = 3;
const SLUG: usize = 60;

/// What the page says of itself.
pub(super) struct Clues<'a> {
    outline: &'a Outline,
    /// The address that it was read from; scripts move it along as one scrolls.
    here: Option<Address>,
    /// The address that its head gives.
    declared: Option<Address>,
    /// The title of the window, where it is not the one that the head declares; it moves along as well.
    title: Option<Vec<u64>>,
    /// All titles.
    titles: Vec<Vec<u64>>,
}

impl<'a> Clues<'a> {
    pub fn new(outline: &'a Outline, metadata: &Metadata) -> Self {
        let head = &outline.head;
        let base = base(outline);
        let read = |address: Option<&str>| Address::read(address?, base.as_ref());
        let declared = read(head.canonical.as_deref()).or_else(|| read(head.meta(&["og:url"])));
        let here = read(outline.address.as_deref()).or_else(|| read(head.base.as_deref()));
        let hashes = |title: &str| words(title).map(|word| word.hash).collect::<Vec<u64>>();
        let stated = head.meta(&["og:title", "twitter:title"]).map(hashes);
        let title =
            Some(hashes(&head.title)).filter(|title| stated.as_ref().is_some_and(|stated| !says(title, stated)));
        let mut titles: Vec<Vec<u64>> = [&metadata.title, &head.title].map(|title| hashes(title)).into();
        titles.extend(stated);
        titles.retain(|title| title.len() >= 2);
        Self { outline, declared, here, title, titles }
    }

    /// The story that the page's address means: by the address itself, by the window's title, by what was in view, as
    /// far as the page is known to be for one of them.
    pub fn own(&self, group: &Group) -> Option<usize> {
        let here = self.here.as_ref().and_then(|here| self.at(group, here));
        if here.is_some() {
            return here;
        }
        let told = self.told_of(group)?;
        let titled = self.title.as_ref().and_then(|title| titled(group, title));
        // The address has moved on to where no link leads.
        let has_moved = self.here.is_some() && self.declared.is_some() && self.here != self.declared;
        titled.or_else(|| if has_moved { self.in_view(group) } else { None }).or(Some(told))
    }

    /// The story that the head speaks of.
    pub fn told_of(&self, group: &Group) -> Option<usize> {
        let declared = self.declared.as_ref().and_then(|declared| self.at(group, declared));
        declared.or_else(|| self.titles.iter().find_map(|title| titled(group, title)))
    }

    /// Whether a story that is not the page's is not the page's by its title, either: answers repeat it.
    pub fn is_other(&self, story: &Story) -> bool {
        let is_named = |title: &Vec<u64>| title.len() >= MIN_PART && contains(&story.title, title);
        let here = self.here.as_ref().or(self.declared.as_ref());
        !self.titles.iter().filter(|title| !says(title, &story.title)).any(is_named)
            && here.is_none_or(|here| !story.addresses.contains(here))
    }

    /// The one story of an address.
    fn at(&self, group: &Group, address: &Address) -> Option<usize> {
        let is_told = |story: &Story| story.addresses.contains(address);
        let is_numbered = |story: &Story| story.numbers.iter().any(|number| address.has_number(number));
        only(group, is_told)
            .or_else(|| only(group, is_numbered))
            .or_else(|| named(group, address))
            .or_else(|| only(group, |story| self.mentions(story, address)))
            // One that gives another address as its own is not meant.
            .filter(|&at| is_told(&group.stories[at]) || group.stories[at].addresses.is_empty())
    }

    /// Whether the address stands anywhere in a story: in a link for sharing, in a link to its comments.
    fn mentions(&self, story: &Story, address: &Address) -> bool {
        let Some(path) = address.path() else { return false };
        let root = self.outline.node(story.root);
        let source = &self.outline.source[root.start_tag.start as usize..root.close as usize];
        let ends = |at: usize| !source[at..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
        [path.to_string(), path.replace('/', "%2F")]
            .iter()
            .any(|path| source.match_indices(path.as_str()).any(|(at, _)| ends(at + path.len())))
    }

    /// The story of which most was in view.
    fn in_view(&self, group: &Group) -> Option<usize> {
        let seen = |story: &Story| -> u32 {
            let blocks = self.outline.blocks_in(story.root).iter();
            blocks.filter(|block| block.marks.has(Marks::IN_VIEW)).map(|block| block.measure.words).sum()
        };
        let (at, most) =
            group.stories.iter().map(seen).enumerate().max_by_key(|(at, seen)| (*seen, usize::MAX - at))?;
        (most > 0).then_some(at)
    }
}

/// The story whose headline the address says, and no other's.
fn named(group: &Group, address: &Address) -> Option<usize> {
    let slug = address.slug();
    let said: Vec<usize> = group.stories.iter().map(|story| said(&slug, &story.title)).collect();
    let most = said.iter().copied().max().filter(|&most| most >= MIN_SLUG && most * 100 >= slug.len() * SLUG)?;
    let others = said.iter().filter(|&&other| other * 2 > most).count();
    (others == 1).then(|| said.iter().position(|&said| said == most)).flatten()
}

fn only(group: &Group, is: impl Fn(&Story) -> bool) -> Option<usize> {
    let mut found = group.stories.iter().enumerate().filter(|(_, story)| is(story));
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at)
}

/// The one story whose headline a title says.
fn titled(group: &Group, title: &[u64]) -> Option<usize> {
    only(group, |story| says(title, &story.title))
}

/// Whether a title is a headline, or that and the name of the site.
fn says(title: &[u64], headline: &[u64]) -> bool {
    title == headline || (headline.len() >= MIN_PART && contains(title, headline))
}

fn contains(long: &[u64], short: &[u64]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

/// How many words of a slug a headline says.
fn said(slug: &[u64], title: &[u64]) -> usize {
    slug.iter().filter(|word| title.contains(word)).count()
}
