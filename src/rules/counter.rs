//! Reading time, views, number of comments; on a forum, a member's rank and number of posts.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Counter,
    reach: Reach::Thing,
    names: "reading time, readingtime, read time, time to read, view count, viewcount, views, counter, comment count, comments count, comments link, post views, min read, article metrics, \
            usertitle, user title, userextras, user extras, profile rank, profile posts, profile joined, signature, postsignature, \
            user info, userinfo extra, membersignature, topicoverview",
    container: is_member,
    line: is_counter,
    heads_list: false,
    drops: &[
        r#"<div><dl class="userinfo_extra"><dt>Join Date</dt><dd>Aug 2006</dd><dt>Posts</dt><dd>4,310</dd></dl></div>"#,
        r#"<div class="postbody"><div class="signature">Never force it</div></div>"#,
        r#"<div><h5 class="userTitle">Old hand</h5><dl class="message-userExtras"><dt>Joined</dt><dd>May 2015</dd></dl></div>"#,
        "<div>5 min read</div>",
        r##"<span class="comments-link"><a href="#c">12 Comments</a></span>"##,
        "<p>Lesezeit: 4 Minuten</p>",
    ],
    keeps: &[
        r#"<p class="signature">Ada Quill, keeper of the light</p>"#,
        "<p>20 minutes</p>",
        "<ul><li>5 minutes</li><li>10 minutes</li></ul>",
        "<table><tr><td>12 views</td></tr></table>",
    ],
};

/// What a forum tells of a member beside each post: rank, posts, a motto.
fn is_member(container: &Container<'_>) -> bool {
    let is_motto = || container.is_called(&["signature"], 1) && container.is_called(POSTS, 4);
    container.named()
        && container.words() <= 40
        && container.prose() == 0
        && (container.is_called(MEMBER, 1) || is_motto())
}

const MEMBER: &[&str] = &[
    "usertitle",
    "userextras",
    "profile-rank",
    "profile-posts",
    "profile-joined",
    "user_info",
    "userinfo_extra",
    "topicoverview",
    "message-signature",
    "postsignature",
];
/// What the boxes of posts are called; elsewhere a signature is the writer's own.
const POSTS: &[&str] = &["postbody", "post_body", "postbit", "message"];

/// A number and what it counts, alone on a line of its own.
fn is_counter(line: &Line<'_>) -> bool {
    let is_entry = line.is_entry() || line.is_in(Tag::is_cell, 2);
    line.says() && line.words() <= 8 && (line.named() || !is_entry)
}
