//! What may stand in a drawing.

use crate::decimal::decimal;

/// An element of a drawing.
#[derive(Debug, PartialEq)]
pub(super) struct Element {
    pub name: &'static str,
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sort {
    /// Holds anything that is drawn.
    Group,
    Shape,
    /// Holds text.
    Text,
    Gradient,
    Stop,
    /// Holds shapes that are used elsewhere.
    Resource,
}

const ELEMENTS: &[Element] = &[
    Element { name: "svg", sort: Sort::Group },
    Element { name: "g", sort: Sort::Group },
    Element { name: "defs", sort: Sort::Group },
    Element { name: "path", sort: Sort::Shape },
    Element { name: "rect", sort: Sort::Shape },
    Element { name: "circle", sort: Sort::Shape },
    Element { name: "ellipse", sort: Sort::Shape },
    Element { name: "line", sort: Sort::Shape },
    Element { name: "polyline", sort: Sort::Shape },
    Element { name: "polygon", sort: Sort::Shape },
    Element { name: "use", sort: Sort::Shape },
    Element { name: "text", sort: Sort::Text },
    Element { name: "tspan", sort: Sort::Text },
    Element { name: "linearGradient", sort: Sort::Gradient },
    Element { name: "radialGradient", sort: Sort::Gradient },
    Element { name: "stop", sort: Sort::Stop },
    Element { name: "clipPath", sort: Sort::Resource },
    Element { name: "marker", sort: Sort::Resource },
];

/// The element that is written for one of this name: links and the like become groups.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    let name = match name {
        name if name.eq_ignore_ascii_case("a") || name.eq_ignore_ascii_case("switch") => "g",
        name if name.eq_ignore_ascii_case("textPath") => "tspan",
        name => name,
    };
    ELEMENTS.iter().find(|element| element.name.eq_ignore_ascii_case(name))
}

impl Element {
    pub fn is_shape(&self) -> bool {
        self.sort == Sort::Shape
    }

    pub fn is_gradient(&self) -> bool {
        self.sort == Sort::Gradient
    }

    /// Whether others refer to it by `url(…)`.
    pub fn is_resource(&self) -> bool {
        matches!(self.sort, Sort::Gradient | Sort::Resource)
    }

    pub fn holds_text(&self) -> bool {
        self.sort == Sort::Text
    }

    pub fn may_hold(&self, inner: &Element) -> bool {
        match self.sort {
            Sort::Group => inner.sort != Sort::Stop && inner.name != "tspan",
            Sort::Resource => inner.sort == Sort::Shape && inner.name != "use",
            Sort::Gradient => inner.sort == Sort::Stop,
            Sort::Text => inner.name == "tspan",
            Sort::Shape | Sort::Stop => false,
        }
    }
}

/// How a value is checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Numbers with or without units.
    Numbers,
    /// The commands of a path.
    Path,
    Transform,
    /// A colour, or a gradient of the drawing.
    Paint,
    /// A name of a value.
    Word,
    Font,
    Id,
    /// `#id`.
    Reference,
    /// `url(#id)`.
    Resource,
}

/// What CSS may say as well.
const STYLES: &[(&str, Kind)] = &[
    ("fill", Kind::Paint),
    ("fill-opacity", Kind::Numbers),
    ("fill-rule", Kind::Word),
    ("stroke", Kind::Paint),
    ("stroke-width", Kind::Numbers),
    ("stroke-opacity", Kind::Numbers),
    ("stroke-dasharray", Kind::Numbers),
    ("stroke-dashoffset", Kind::Numbers),
    ("stroke-linecap", Kind::Word),
    ("stroke-linejoin", Kind::Word),
    ("stroke-miterlimit", Kind::Numbers),
    ("color", Kind::Paint),
    ("opacity", Kind::Numbers),
    ("stop-color", Kind::Paint),
    ("stop-opacity", Kind::Numbers),
    ("clip-path", Kind::Resource),
    ("clip-rule", Kind::Word),
    ("marker-start", Kind::Resource),
    ("marker-mid", Kind::Resource),
    ("marker-end", Kind::Resource),
    ("display", Kind::Word),
    ("visibility", Kind::Word),
    ("font-family", Kind::Font),
    ("font-size", Kind::Numbers),
    ("font-style", Kind::Word),
    ("font-weight", Kind::Font),
    ("letter-spacing", Kind::Numbers),
    ("text-anchor", Kind::Word),
    ("text-decoration", Kind::Word),
    ("dominant-baseline", Kind::Word),
    ("alignment-baseline", Kind::Word),
    ("baseline-shift", Kind::Font),
    ("writing-mode", Kind::Word),
    ("paint-order", Kind::Font),
    ("vector-effect", Kind::Word),
];

const GEOMETRY: &[(&str, Kind)] = &[
    ("viewBox", Kind::Numbers),
    ("preserveAspectRatio", Kind::Font),
    ("width", Kind::Numbers),
    ("height", Kind::Numbers),
    ("x", Kind::Numbers),
    ("y", Kind::Numbers),
    ("dx", Kind::Numbers),
    ("dy", Kind::Numbers),
    ("cx", Kind::Numbers),
    ("cy", Kind::Numbers),
    ("r", Kind::Numbers),
    ("rx", Kind::Numbers),
    ("ry", Kind::Numbers),
    ("x1", Kind::Numbers),
    ("y1", Kind::Numbers),
    ("x2", Kind::Numbers),
    ("y2", Kind::Numbers),
    ("fx", Kind::Numbers),
    ("fy", Kind::Numbers),
    ("d", Kind::Path),
    ("points", Kind::Numbers),
    ("transform", Kind::Transform),
    ("rotate", Kind::Numbers),
    ("textLength", Kind::Numbers),
    ("lengthAdjust", Kind::Word),
    ("offset", Kind::Numbers),
    ("gradientUnits", Kind::Word),
    ("gradientTransform", Kind::Transform),
    ("spreadMethod", Kind::Word),
    ("clipPathUnits", Kind::Word),
    ("markerUnits", Kind::Word),
    ("markerWidth", Kind::Numbers),
    ("markerHeight", Kind::Numbers),
    ("refX", Kind::Numbers),
    ("refY", Kind::Numbers),
    ("orient", Kind::Font),
    ("id", Kind::Id),
    ("href", Kind::Reference),
];

/// The attribute that is written for one of this name.
pub(super) fn property(name: &str) -> Option<(&'static str, Kind)> {
    STYLES.iter().chain(GEOMETRY).find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}

/// Whether CSS may say it.
pub(super) fn is_style(name: &str) -> bool {
    STYLES.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Whether a name can be the target of a reference.
pub(super) fn is_id(id: &str) -> bool {
    let mut bytes = id.bytes();
    id.len() <= 64
        && bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

impl Kind {
    /// The value to write, if it passes: white space folded, references in one spelling.
    pub fn pass(self, value: &str) -> Option<String> {
        let value = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let passes = !value.is_empty()
            && match self {
                Kind::Numbers => value.split([' ', ',']).all(is_number),
                Kind::Path => value.bytes().all(|byte| b"MmLlHhVvCcSsQqTtAaZzEe0123456789+-., ".contains(&byte)),
                Kind::Transform => is_transform(&value),
                Kind::Paint => return paint(&value),
                Kind::Word => value.len() <= 30 && value.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'),
                Kind::Font => return font(&value),
                Kind::Id => is_id(&value),
                Kind::Reference => value.strip_prefix('#').is_some_and(is_id),
                Kind::Resource => return resource(&value).or_else(|| (value == "none").then_some(value)),
            };
        passes.then_some(value)
    }
}

fn is_number(part: &str) -> bool {
    const UNITS: [&str; 8] = ["px", "pt", "em", "rem", "ex", "mm", "cm", "%"];
    let number = UNITS.iter().find_map(|unit| part.strip_suffix(unit)).unwrap_or(part);
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    part.is_empty() || part == "none" || is_plain && decimal(number).is_some_and(f32::is_finite)
}

fn is_transform(value: &str) -> bool {
    const NAMES: [&str; 6] = ["matrix", "translate", "scale", "rotate", "skewX", "skewY"];
    let mut rest = value;
    while let Some((name, after)) = rest.split_once('(') {
        let Some((numbers, after)) = after.split_once(')') else { return false };
        let is_known = NAMES.contains(&name.trim_matches([' ', ',']));
        if !is_known || !numbers.split([' ', ',']).map(|part| part.trim_end_matches("deg")).all(is_number) {
            return false;
        }
        rest = after;
    }
    rest.trim().is_empty()
}

fn paint(value: &str) -> Option<String> {
    if let Some(own) = resource(value) {
        return Some(own);
    }
    let is_word = value.len() <= 30 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_hex = value
        .strip_prefix('#')
        .is_some_and(|hex| (3..=8).contains(&hex.len()) && hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_function = value.strip_suffix(')').and_then(|value| value.split_once('(')).is_some_and(|(name, inside)| {
        ["rgb", "rgba", "hsl", "hsla"].contains(&name)
            && inside.len() <= 60
            && inside.bytes().all(|byte| byte.is_ascii_digit() || b".,% /-deg".contains(&byte))
    });
    (is_word || is_hex || is_function).then(|| value.to_string())
}

/// `url(#id)`, however it is quoted; what stands behind it, for those who do not find it, is dropped.
fn resource(value: &str) -> Option<String> {
    let inside = value.strip_prefix("url(")?.split(')').next()?;
    let id = inside.trim_matches([' ', '"', '\'']).strip_prefix('#')?;
    is_id(id).then(|| format!("url(#{id})"))
}

/// Names of fonts and other short values.
fn font(value: &str) -> Option<String> {
    let value = value.replace('"', "'");
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b" ,.'%-".contains(&byte);
    (value.len() <= 200 && value.bytes().all(fits)).then_some(value)
}
