//! What is embedded from elsewhere, as a card: what it is, on which site, and where it is at home.
//!
//! Nothing of it is loaded; a card is a link. A frame's own address often shows nothing outside a frame, so for the
//! sites that everybody embeds the table knows the page that people would open.

use url::Url;

use super::content::Attribute;
use super::leaves::unhurried;
use super::levels::outward;
use super::tags::Rebuilt;
use super::{Level, Writer, address, fragment, picture};
use crate::allowlist::EMBED;
use crate::outline::NodeId;
use crate::tag::Tag;
use crate::text::folded;

/// A site that is embedded elsewhere.
struct Site {
    /// The end of its hosts' names.
    host: &'static str,
    /// What its addresses have in their path, where not all of them are embedded things.
    path: &'static str,
    name: &'static str,
    sort: &'static str,
    home: Home,
}

/// How the page of an embedded thing is found.
#[derive(Clone, Copy)]
enum Home {
    /// The last part of the path, behind this.
    Last(&'static str),
    /// A parameter holds it, behind this.
    Parameter(&'static str, &'static str),
    /// The path without this.
    Without(&'static str),
    /// It is the address itself.
    Same,
}

const fn site(host: &'static str, path: &'static str, name: &'static str, sort: &'static str, home: Home) -> Site {
    Site { host, path, name, sort, home }
}

const SITES: &[Site] = &[
    site(
        "youtube.com",
        "/embed/videoseries",
        "YouTube",
        "video",
        Home::Parameter("list", "https://www.youtube.com/playlist?list="),
    ),
    site("youtube.com", "/embed/", "YouTube", "video", Home::Last("https://www.youtube.com/watch?v=")),
    site("youtube-nocookie.com", "/embed/", "YouTube", "video", Home::Last("https://www.youtube.com/watch?v=")),
    site("player.vimeo.com", "/video/", "Vimeo", "video", Home::Last("https://vimeo.com/")),
    site("dailymotion.com", "/embed/", "Dailymotion", "video", Home::Without("/embed")),
    site("player.twitch.tv", "", "Twitch", "video", Home::Parameter("video", "https://www.twitch.tv/videos/")),
    site("tiktok.com", "/embed/", "TikTok", "video", Home::Same),
    site("ted.com", "/talks/", "TED", "video", Home::Same),
    site("open.spotify.com", "/embed/", "Spotify", "audio", Home::Without("/embed")),
    site("w.soundcloud.com", "/player", "SoundCloud", "audio", Home::Parameter("url", "")),
    site("embed.podcasts.apple.com", "", "Apple Podcasts", "audio", Home::Same),
    site("bandcamp.com", "/EmbeddedPlayer", "Bandcamp", "audio", Home::Same),
    site("platform.twitter.com", "/embed/", "X", "post", Home::Parameter("id", "https://x.com/i/status/")),
    site("platform.x.com", "/embed/", "X", "post", Home::Parameter("id", "https://x.com/i/status/")),
    site("instagram.com", "/embed", "Instagram", "post", Home::Without("/embed")),
    site("facebook.com", "/plugins/video", "Facebook", "video", Home::Parameter("href", "")),
    site("facebook.com", "/plugins/post", "Facebook", "post", Home::Parameter("href", "")),
    site("embed.bsky.app", "", "Bluesky", "post", Home::Same),
    site("redditmedia.com", "", "Reddit", "post", Home::Same),
    site("google.com", "/maps", "Google Maps", "map", Home::Same),
    site("maps.google.com", "", "Google Maps", "map", Home::Same),
    site("openstreetmap.org", "", "OpenStreetMap", "map", Home::Same),
    site("datawrapper.dwcdn.net", "", "Datawrapper", "embed", Home::Same),
    site("flo.uri.sh", "", "Flourish", "embed", Home::Same),
    site("codepen.io", "/embed/", "CodePen", "embed", Home::Same),
];

/// What players call themselves, whatever they play.
const EMPTY_TITLES: &[&str] = &[
    "audio player",
    "embed",
    "embedded content",
    "embedded video",
    "iframe",
    "map",
    "player",
    "post",
    "twitter tweet",
    "video",
    "video player",
    "vimeo video player",
    "x post",
    "youtube",
    "youtube player",
    "youtube video",
    "youtube video player",
];

/// Something embedded, as its card tells it.
#[derive(Debug, PartialEq)]
pub(super) struct Card {
    sort: &'static str,
    /// Its own words for itself; empty if it has none.
    title: String,
    site: String,
    pub(super) home: Url,
    /// The address of the picture that stands for it.
    pub(super) poster: Option<String>,
}

impl Card {
    /// Of a player or frame, and of the sources inside it; none if it has no address.
    pub(super) fn of<'a>(
        tag: Tag,
        player: &'a Rebuilt,
        inside: impl Iterator<Item = &'a Rebuilt>,
        base: Option<&Url>,
    ) -> Option<Self> {
        let address = |source: &picture::Sources| {
            let src = if source.lazy_src.is_empty() { &source.src } else { &source.lazy_src };
            // A player of this very page plays nothing.
            let plays = |url: &Url| url.scheme() == "https" && fragment(url, base).is_none();
            address::link(base, src).filter(plays)
        };
        let mut sources = std::iter::once(&player.sources).chain(inside.map(|source| &source.sources));
        let url = sources.find_map(address)?;
        let poster = address::picture(base, &player.poster).filter(|poster| !picture::is_placeholder(poster));
        Some(Self { poster, ..Self::new(tag, url, &player.label) })
    }

    fn new(tag: Tag, address: Url, label: &str) -> Self {
        let host = address.host_str().unwrap_or_default();
        let bare = host.strip_prefix("www.").unwrap_or(host).to_string();
        let known = SITES.iter().find(|site| site.is_of(&bare, address.path()));
        let title = folded(label);
        let title = if EMPTY_TITLES.contains(&title.to_lowercase().as_str()) { String::new() } else { title };
        let sort = match tag {
            Tag::Audio => "audio",
            Tag::Video => "video",
            _ => known.map_or("embed", |site| site.sort),
        };
        let name = known.map_or(bare, |site| site.name.to_string());
        Self {
            sort,
            title: cut(&title),
            site: name,
            home: known.and_then(|site| site.home(&address)).unwrap_or(address),
            poster: None,
        }
    }
}

impl Site {
    fn is_of(&self, host: &str, path: &str) -> bool {
        let is_host = host.strip_suffix(self.host).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        is_host && path.contains(self.path)
    }

    fn home(&self, address: &Url) -> Option<Url> {
        let home = match self.home {
            Home::Last(prefix) => {
                let last = address.path_segments()?.rfind(|part| !part.is_empty())?;
                format!("{prefix}{last}")
            }
            Home::Parameter(name, prefix) => {
                let (_, value) = address.query_pairs().find(|(key, _)| key == name)?;
                format!("{prefix}{value}")
            }
            Home::Without(part) => {
                let mut home = address.clone();
                home.set_path(&address.path().replacen(part, "", 1));
                home.set_query(None);
                home.to_string()
            }
            Home::Same => return None,
        };
        Url::parse(&home).ok().filter(|home| home.scheme() == "https")
    }
}

fn cut(title: &str) -> String {
    const MOST: usize = 200;
    let cut: String = title.chars().take(MOST).collect();
    cut.trim_end().to_string()
}

impl Writer<'_> {
    pub(super) fn card(&mut self, card: Card, node: NodeId, place: NodeId) {
        self.enter(place, super::End::Rule);
        self.begin();
        let attributes = vec![Attribute { name: EMBED, value: card.sort.into() }];
        self.open_with(Level { tag: Tag::P, node, made: 1 }, attributes);
        self.content.open(Tag::A, outward(&card.home).collect());
        if let Some(poster) = card.poster {
            let of_picture = [("src", poster), ("alt", String::new())].map(|(name, value)| Attribute { name, value });
            self.content.void(Tag::Img, of_picture.into_iter().chain(unhurried()).collect());
        }
        let title = if card.title.is_empty() { &card.site } else { &card.title };
        self.content.push_text(title);
        self.content.close(Tag::A);
        if !card.title.is_empty() {
            self.content.push_text(" ");
            self.content.open(Tag::Small, Vec::new());
            self.content.push_text(&card.site);
            self.content.close(Tag::Small);
        }
        self.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn card(address: &str, title: &str) -> (String, String, &'static str) {
        let card = Card::new(Tag::Iframe, Url::parse(address).unwrap(), title);
        (card.home.to_string(), format!("{} – {}", card.title, card.site), card.sort)
    }

    #[test]
    fn known_sites_are_opened_where_people_open_them() {
        for (address, home, sort) in [
            ("https://www.youtube.com/embed/abc?rel=0", "https://www.youtube.com/watch?v=abc", "video"),
            ("https://www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc", "video"),
            ("https://player.vimeo.com/video/12?h=1", "https://vimeo.com/12", "video"),
            ("https://open.spotify.com/embed/episode/x?si=1", "https://open.spotify.com/episode/x", "audio"),
            (
                "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b",
                "https://soundcloud.com/a/b",
                "audio",
            ),
            ("https://platform.twitter.com/embed/Tweet.html?dnt=1&id=99", "https://x.com/i/status/99", "post"),
            ("https://www.google.com/maps/embed?pb=1", "https://www.google.com/maps/embed?pb=1", "map"),
            ("https://charts.example/embed/7", "https://charts.example/embed/7", "embed"),
        ] {
            let (got, _, kind) = card(address, "");
            assert_eq!((got.as_str(), kind), (home, sort));
        }
    }

    #[test]
    fn a_parameter_cannot_lead_to_something_that_is_no_page() {
        let hostile = "https://w.soundcloud.com/player/?url=javascript%3Aalert(1)";
        assert_eq!(card(hostile, "").0, hostile);
    }

    #[test]
    fn a_title_that_says_nothing_is_none() {
        assert_eq!(card("https://www.youtube.com/embed/a", "YouTube video player").1, " – YouTube");
        assert_eq!(card("https://tv.example/e/1", "A boat  trip").1, "A boat trip – tv.example");
    }
}
