//! How an element of a page looks, as far as that decides whether a person can read it.
//!
//! Inline styles, the old attributes (`bgcolor`, `<font color>`) and rules of `<style>` with plain selectors are
//! resolved. What cannot be resolved, such as text over a picture, counts as readable.

use std::collections::HashMap;
use std::rc::Rc;

/// Smaller letters are there to hide, in pixels.
const SMALLEST: f32 = 3.0;
/// Colours that differ by no more than this in any channel look the same.
const SAME: f32 = 20.0;
/// How many rules of a page are kept, how often in all they are tried, and how much each may say: a page that needs
/// more is no letter.
const RULES: usize = 2_000;
const TRIES: usize = 1_000_000;
const DECLARATIONS: usize = 50;

/// What an element passes on to those in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    color: Option<Color>,
    /// What lies behind the text; unknown over a picture.
    background: Option<Color>,
    /// Height of the letters in pixels.
    size: f32,
    visible: bool,
    /// It and all that is in it, whatever that says.
    gone: bool,
    opacity: f32,
}

impl Default for Look {
    /// Black on white, as every program begins.
    fn default() -> Self {
        Self { color: Some(BLACK), background: Some(WHITE), size: 16.0, visible: true, gone: false, opacity: 1.0 }
    }
}

impl Look {
    /// True where all of the element is hidden.
    pub(super) fn is_gone(&self) -> bool {
        self.gone || self.opacity < 0.06
    }

    /// True where its words cannot be read.
    pub(super) fn hides_text(&self) -> bool {
        let same = match (self.color, self.background) {
            (Some(color), _) if color.alpha < 0.06 => true,
            (Some(color), Some(background)) => color.over(background).is_like(background),
            _ => false,
        };
        self.is_gone() || !self.visible || self.size < SMALLEST || same
    }
}

/// An element as selectors see it.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    pub(super) name: String,
    pub(super) classes: Vec<String>,
    pub(super) id: String,
}

/// The rules of a page's `<style>` elements.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<Rule>,
    /// By what the last part of the selector asks for first: its id, a class, its name.
    index: HashMap<String, Vec<usize>>,
    tries: usize,
}

/// What decides between two declarations: importance, being inline, the selector's weight, the order.
type Rank = (bool, bool, (usize, usize, usize), usize);

#[derive(Debug)]
struct Rule {
    /// From the outermost element to the one that it is about.
    selector: Vec<Identity>,
    weight: (usize, usize, usize),
    declarations: Rc<[Declaration]>,
}

#[derive(Clone, Debug)]
struct Declaration {
    property: String,
    value: String,
    important: bool,
}

impl Sheet {
    /// Collects the rules of a page, wherever in it they stand.
    pub(super) fn read(html: &str) -> Self {
        let mut sheet = Self::default();
        let lower = html.to_ascii_lowercase();
        let mut at = 0;
        while let Some(found) = lower.get(at..).and_then(|rest| rest.find('<')) {
            at += found;
            let rest = lower.get(at..).unwrap_or_default();
            if rest.starts_with("<!--") {
                // What Outlook alone sees is not what a person sees.
                let Some(end) = rest.find("-->") else { break };
                at += end + 3;
            } else if rest.starts_with("<style") {
                let Some(open) = rest.find('>') else { break };
                let end = rest.find("</style").unwrap_or(rest.len()).max(open + 1);
                let printed = rest.get(..open).is_some_and(|tag| tag.contains("print"));
                if let Some(css) = lower.get(at + open + 1..at + end).filter(|_| !printed) {
                    sheet.block(&without_comments(&css.replace("<!--", " ").replace("-->", " ")), 0);
                }
                at += end;
            } else {
                at += 1;
            }
        }
        sheet
    }

    /// Rules between braces, and those of at-rules that hold on a desk.
    fn block(&mut self, css: &str, depth: usize) {
        let mut rest = css;
        while let Some(open) = rest.find('{') {
            let prelude = rest.get(..open).unwrap_or_default();
            // "@import …;" stands before the rule, not in it.
            let prelude = prelude.rsplit([';', '}']).next().unwrap_or(prelude).trim();
            let body = rest.get(open + 1..).unwrap_or_default();
            let end = closing(body);
            let inner = body.get(..end).unwrap_or_default();
            if let Some(condition) = prelude.strip_prefix('@') {
                if depth < 4 && holds(condition) {
                    self.block(inner, depth + 1);
                }
            } else {
                self.rule(prelude, inner);
            }
            rest = body.get(end..).and_then(|rest| rest.strip_prefix('}')).unwrap_or_default();
        }
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let declarations: Rc<[Declaration]> =
            declarations(body).filter(|one| MATTERS.contains(&one.property.as_str())).take(DECLARATIONS).collect();
        if declarations.is_empty() {
            return;
        }
        for selector in selectors.split(',') {
            let Some(selector) = parse(selector) else { continue };
            let Some(last) = selector.last().filter(|_| self.rules.len() < RULES) else { continue };
            self.index.entry(key(last)).or_default().push(self.rules.len());
            let count = |part: fn(&Identity) -> usize| selector.iter().map(part).sum();
            let weight = (
                count(|one| usize::from(!one.id.is_empty())),
                count(|one| one.classes.len()),
                count(|one| usize::from(!one.name.is_empty())),
            );
            self.rules.push(Rule { selector, weight, declarations: Rc::clone(&declarations) });
        }
    }

    /// The look of an element inside `path`, by its own attributes and the rules for it.
    pub(super) fn look<'p, 'a>(
        &mut self,
        parent: Look,
        element: &Identity,
        path: &dyn Fn(usize) -> Option<&'p Identity>,
        attribute: &dyn Fn(&str) -> Option<&'a str>,
    ) -> Look {
        let mut found: Vec<(Rank, &Declaration)> = Vec::new();
        let keys = element.classes.iter().map(|class| format!(".{class}")).chain([
            format!("#{}", element.id),
            element.name.clone(),
            "*".to_owned(),
        ]);
        let mut candidates: Vec<usize> = Vec::new();
        if self.tries < TRIES && !self.rules.is_empty() {
            candidates.extend(keys.filter_map(|key| self.index.get(&key)).flatten());
            candidates.sort_unstable();
            candidates.dedup();
        }
        self.tries += candidates.len();
        for (at, rule) in candidates.into_iter().filter_map(|at| Some((at, self.rules.get(at)?))) {
            if rule.applies(element, path) {
                found.extend(rule.declarations.iter().map(|one| ((one.important, false, rule.weight, at), one)));
            }
        }
        let inline: Vec<Declaration> = attribute("style")
            .map(|style| declarations(&without_comments(&style.to_ascii_lowercase())).collect())
            .unwrap_or_default();
        found.extend(inline.iter().enumerate().map(|(at, one)| ((one.important, true, (0, 0, 0), at), one)));
        // The later of two of one weight wins: so does the last one read.
        found.sort_by_key(|(rank, _)| *rank);
        let mut look = attributes(parent, &element.name, attribute);
        let mut seen = Geometry::default();
        for (_, declaration) in found {
            look.declare(parent, declaration, &mut seen);
        }
        look.gone |= seen.is_gone();
        look
    }
}

impl Rule {
    /// Each part of the selector, from the last to the first, fits the element or one further out.
    fn applies<'a>(&self, element: &Identity, path: &dyn Fn(usize) -> Option<&'a Identity>) -> bool {
        let mut parts = self.selector.iter().rev();
        if !parts.next().is_some_and(|part| part.fits(element)) {
            return false;
        }
        let mut outward = 0;
        parts.all(|part| {
            while let Some(ancestor) = path(outward) {
                outward += 1;
                if part.fits(ancestor) {
                    return true;
                }
            }
            false
        })
    }
}

impl Identity {
    fn fits(&self, element: &Self) -> bool {
        (self.name.is_empty() || self.name == element.name)
            && (self.id.is_empty() || self.id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(class))
    }
}

fn key(last: &Identity) -> String {
    match (last.id.as_str(), last.classes.first(), last.name.as_str()) {
        ("", None, "") => "*".to_owned(),
        ("", None, name) => name.to_owned(),
        ("", Some(class), _) => format!(".{class}"),
        (id, ..) => format!("#{id}"),
    }
}

/// "td.button a" in parts; `None` for what depends on more than names, classes and ids.
fn parse(selector: &str) -> Option<Vec<Identity>> {
    if selector.contains([':', '[', '+', '~', '@', '\\']) {
        return None;
    }
    let spaced = selector.replace('>', " ");
    let parts = spaced.split_whitespace().map(|compound| {
        let mut identity = Identity::default();
        let mut rest = compound;
        while !rest.is_empty() {
            let end = rest.get(1..).and_then(|tail| tail.find(['.', '#'])).map_or(rest.len(), |end| end + 1);
            let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            match part.split_at_checked(1) {
                Some((".", class)) => identity.classes.push(class.to_owned()),
                Some(("#", id)) => id.clone_into(&mut identity.id),
                _ if part == "*" => {}
                _ => part.clone_into(&mut identity.name),
            }
            rest = after;
        }
        identity
    });
    let parts: Vec<Identity> = parts.take(12).collect();
    (!parts.is_empty()).then_some(parts)
}

/// Where the block ends that begins here.
fn closing(css: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    css.len()
}

/// True for at-rules that hold in a window on a desk: "media screen", "media (min-width: 600px)".
fn holds(condition: &str) -> bool {
    let Some(query) = condition.strip_prefix("media") else { return false };
    query.split(',').any(|query| {
        let features: Vec<&str> =
            query.split('(').skip(1).map(|feature| feature.split(')').next().unwrap_or(feature)).collect();
        let wide = |feature: &&str| {
            let (name, value) = feature.split_once(':').unwrap_or((feature, ""));
            let width = length(value.trim(), 16.0).unwrap_or(0.0);
            match name.trim() {
                "min-width" | "min-device-width" => width <= 800.0,
                "max-width" | "max-device-width" => width >= 1200.0,
                _ => false,
            }
        };
        !query.contains("print") && !query.contains("speech") && !query.contains("not ") && features.iter().all(wide)
    })
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// "color: #fff; display: none !important", in lower case.
fn declarations(body: &str) -> impl Iterator<Item = Declaration> {
    body.split(';').filter_map(|one| {
        let one = unescaped(one);
        let (property, value) = one.split_once(':')?;
        let value = value.trim();
        let (value, important) = match value.rsplit_once('!') {
            Some((value, word)) => (value.trim(), word.trim() == "important"),
            None => (value, false),
        };
        Some(Declaration { property: property.trim().to_owned(), value: value.to_owned(), important })
    })
}

/// `n\6fne` is how nobody writes "none" who has nothing to hide.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let code = after.get(..digits).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        out.extend(code.map(|c| c.to_ascii_lowercase()));
        rest = after.get(digits..).unwrap_or_default();
        rest = rest.strip_prefix(' ').filter(|_| digits > 0).unwrap_or(rest);
    }
    out.push_str(rest);
    out
}

const MATTERS: [&str; 31] = [
    "display",
    "visibility",
    "opacity",
    "color",
    "background",
    "background-color",
    "background-image",
    "font",
    "font-size",
    "height",
    "max-height",
    "width",
    "max-width",
    "overflow",
    "overflow-x",
    "overflow-y",
    "position",
    "left",
    "right",
    "top",
    "bottom",
    "text-indent",
    "margin",
    "margin-left",
    "margin-top",
    "transform",
    "clip",
    "clip-path",
    "filter",
    "content-visibility",
    "-webkit-text-fill-color",
];

/// What only counts together.
#[derive(Debug, Default)]
struct Geometry {
    display_none: bool,
    collapsed: bool,
    flat: bool,
    overflow_hidden: bool,
    placed: bool,
    /// Furthest from its place, in pixels.
    away: bool,
    outside: bool,
    clipped: bool,
    unseen: bool,
}

impl Geometry {
    fn is_gone(&self) -> bool {
        self.display_none
            || self.collapsed
            || (self.flat && self.overflow_hidden)
            || (self.placed && self.away)
            || self.outside
            || self.clipped
            || self.unseen
    }
}

impl Look {
    fn declare(&mut self, parent: Self, declaration: &Declaration, seen: &mut Geometry) {
        let value = declaration.value.as_str();
        let small = || length(value, self.size).is_some_and(|length| length.abs() <= 1.0);
        let far = |least: f32| length(value, 16.0).is_some_and(|length| length <= -least || length >= 5_000.0);
        match declaration.property.as_str() {
            "display" => seen.display_none = value == "none",
            "visibility" => {
                self.visible = if value == "inherit" { parent.visible } else { !matches!(value, "hidden" | "collapse") }
            }
            "opacity" => self.opacity = parent.opacity * fraction(value).unwrap_or(1.0),
            "filter" => {
                seen.unseen = value
                    .strip_prefix("opacity(")
                    .is_some_and(|value| fraction(value.trim_end_matches(')')).is_some_and(|value| value < 0.06))
            }
            "content-visibility" => seen.unseen = value == "hidden",
            "color" | "-webkit-text-fill-color" => match value {
                "inherit" | "currentcolor" => self.color = parent.color,
                value => self.color = color(value),
            },
            "background-color" => self.paint(parent, color(value), value),
            "background-image" if value.contains('(') => self.background = None,
            "background" => {
                if value.contains("url(") || value.contains("gradient(") {
                    self.background = None;
                } else if let Some(color) = pieces(value).iter().find_map(|piece| color(piece)) {
                    self.paint(parent, Some(color), value);
                }
            }
            "font-size" => self.size = size(value, parent.size).unwrap_or(self.size),
            "font" => {
                let size_of = |piece: &str| {
                    size(piece.split('/').next().unwrap_or(piece), parent.size)
                        .filter(|_| piece.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
                };
                // A weight of "700" is no size.
                let is_weight = |piece: &&String| piece.len() == 3 && piece.ends_with("00");
                self.size = pieces(value)
                    .iter()
                    .filter(|piece| !is_weight(piece))
                    .find_map(|piece| size_of(piece))
                    .unwrap_or(self.size);
            }
            "max-height" => seen.collapsed = length(value, self.size).is_some_and(|length| length <= 0.0),
            "height" | "width" | "max-width" => seen.flat |= small(),
            "overflow" | "overflow-x" | "overflow-y" => {
                seen.overflow_hidden |= matches!(value.split(' ').next(), Some("hidden" | "clip"))
            }
            "position" => seen.placed = matches!(value, "absolute" | "fixed" | "relative"),
            "left" | "right" | "top" | "bottom" => seen.away |= far(300.0),
            "text-indent" | "margin-left" | "margin-top" => seen.outside |= far(500.0),
            "margin" => {
                seen.outside |=
                    pieces(value).iter().any(|piece| length(piece, 16.0).is_some_and(|length| length <= -500.0))
            }
            "transform" => {
                let numbers: Vec<f32> =
                    value.split(['(', ')', ',', ' ']).filter_map(|piece| length(piece, 16.0)).collect();
                let scaled = value.contains("scale") && numbers.iter().any(|number| number.abs() < 0.05);
                seen.unseen |=
                    scaled || (value.contains("translate") && numbers.iter().any(|number| number.abs() >= 500.0));
            }
            "clip" | "clip-path" => {
                let numbers: Vec<f32> =
                    value.split(['(', ')', ',', ' ']).filter_map(|piece| length(piece, 16.0)).collect();
                let rect = value.starts_with("rect(")
                    && !numbers.is_empty()
                    && numbers.iter().all(|number| number.abs() <= 1.0);
                let inset = value.starts_with("inset(")
                    && numbers.first().is_some_and(|_| value.contains("50%") || value.contains("100%"));
                seen.clipped = rect || inset || value.starts_with("circle(0");
            }
            _ => {}
        }
    }

    fn paint(&mut self, parent: Self, painted: Option<Color>, value: &str) {
        match painted {
            Some(color) if color.alpha >= 1.0 => self.background = Some(color),
            Some(color) => self.background = parent.background.map(|behind| color.over(behind)),
            None if matches!(value, "inherit" | "initial" | "none" | "unset") => {}
            None => self.background = None,
        }
    }
}

/// The old attributes.
fn attributes<'a>(parent: Look, name: &str, attribute: &dyn Fn(&str) -> Option<&'a str>) -> Look {
    let mut look = parent;
    let lower = |name: &str| attribute(name).map(|value| value.trim().to_ascii_lowercase());
    // A link has a colour of its own.
    if name == "a" && attribute("href").is_some() {
        look.color = Some(Color { red: 0.0, green: 0.0, blue: 238.0, alpha: 1.0 });
    }
    if name == "mark" {
        (look.color, look.background) = (Some(BLACK), color("yellow"));
    }
    if let Some(value) = lower("bgcolor") {
        look.paint(parent, color(&value).or_else(|| color(&format!("#{value}"))), &value);
    }
    if attribute("background").is_some_and(|picture| !picture.trim().is_empty()) {
        look.background = None;
    }
    let written = match name {
        "font" => lower("color"),
        "body" => lower("text"),
        _ => None,
    };
    if let Some(value) = written {
        look.color = color(&value).or_else(|| color(&format!("#{value}")));
    }
    if name == "font" && attribute("size").is_some() {
        look.size = 16.0;
    }
    look.gone |= attribute("hidden").is_some()
        || lower("aria-hidden").as_deref() == Some("true")
        || (name == "dialog" && attribute("open").is_none());
    look
}

/// Pieces between blanks that stand outside brackets.
fn pieces(value: &str) -> Vec<String> {
    let (mut pieces, mut depth) = (vec![String::new()], 0usize);
    for c in value.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ' ' | '\t' | '\n' if depth == 0 => {
                pieces.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces
}

/// Part of one: "0.5", "50%".
fn fraction(value: &str) -> Option<f32> {
    match value.trim().strip_suffix('%') {
        Some(percent) => percent.parse::<f32>().ok().map(|percent| percent / 100.0),
        None => value.trim().parse().ok(),
    }
}

/// A length in pixels; `em` is the height of the letters. Parts of a width that is not known are of a usual one.
fn length(value: &str, em: f32) -> Option<f32> {
    let value = value.trim();
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    let number: f32 = value.get(..end)?.parse().ok()?;
    let unit = match value.get(end..)?.trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" | "em" | "rem" | "ex" | "ch" => em.max(1.0),
        "in" => 96.0,
        "cm" => 37.8,
        "mm" => 3.78,
        "%" | "vw" | "vh" => 10.0,
        _ => return None,
    };
    Some(number * unit)
}

/// The height of letters.
fn size(value: &str, parent: f32) -> Option<f32> {
    let value = value.trim();
    match value {
        "inherit" | "smaller" | "larger" => return Some(parent),
        "xx-small" | "x-small" | "small" | "medium" | "large" | "x-large" | "xx-large" | "initial" => {
            return Some(16.0);
        }
        _ => {}
    }
    if let Some(part) = value.strip_suffix('%') {
        return part.parse::<f32>().ok().map(|part| parent * part / 100.0);
    }
    if let Some(part) = value.strip_suffix("em").filter(|part| !part.ends_with('r')) {
        return part.parse::<f32>().ok().map(|part| parent * part);
    }
    length(value, 16.0)
}

/// Channels from 0 to 255, and how much of what lies behind is covered.
#[derive(Clone, Copy, Debug)]
struct Color {
    red: f32,
    green: f32,
    blue: f32,
    alpha: f32,
}

const BLACK: Color = Color { red: 0.0, green: 0.0, blue: 0.0, alpha: 1.0 };
const WHITE: Color = Color { red: 255.0, green: 255.0, blue: 255.0, alpha: 1.0 };

impl Color {
    fn over(self, behind: Self) -> Self {
        let mix = |above: f32, below: f32| above * self.alpha + below * (1.0 - self.alpha);
        Self {
            red: mix(self.red, behind.red),
            green: mix(self.green, behind.green),
            blue: mix(self.blue, behind.blue),
            alpha: 1.0,
        }
    }

    fn is_like(self, other: Self) -> bool {
        [(self.red, other.red), (self.green, other.green), (self.blue, other.blue)]
            .iter()
            .all(|(one, two)| (one - two).abs() <= SAME)
    }
}

/// A colour of CSS; `None` for what is none, or one of a newer notation.
fn color(value: &str) -> Option<Color> {
    let value = value.trim();
    if let Some(hex) = value.strip_prefix('#') {
        let digit = |at: usize| hex.get(at..=at).and_then(|digit| u8::from_str_radix(digit, 16).ok());
        let pair = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let channel = |at: usize| if hex.len() <= 4 { digit(at).map(|digit| digit * 17) } else { pair(at * 2) };
        let alpha = if matches!(hex.len(), 4 | 8) { f32::from(channel(3)?) / 255.0 } else { 1.0 };
        let shaped = matches!(hex.len(), 3 | 4 | 6 | 8);
        return shaped.then_some(()).and_then(|()| {
            Some(Color { red: channel(0)?.into(), green: channel(1)?.into(), blue: channel(2)?.into(), alpha })
        });
    }
    if let Some(inner) =
        value.strip_prefix("rgb").and_then(|value| value.trim_start_matches('a').trim().strip_prefix('('))
    {
        let mut numbers = inner.trim_end_matches(')').split([',', ' ', '/']).filter(|part| !part.is_empty());
        let mut channel = || {
            let part = numbers.next()?;
            match part.strip_suffix('%') {
                Some(percent) => percent.parse::<f32>().ok().map(|percent| percent * 2.55),
                None => part.parse::<f32>().ok(),
            }
        };
        let (red, green, blue) = (channel()?, channel()?, channel()?);
        return Some(Color { red, green, blue, alpha: numbers.next().and_then(fraction).unwrap_or(1.0) });
    }
    if let Some(inner) =
        value.strip_prefix("hsl").and_then(|value| value.trim_start_matches('a').trim().strip_prefix('('))
    {
        let mut numbers = inner.trim_end_matches(')').split([',', ' ', '/']).filter(|part| !part.is_empty());
        let hue = numbers.next()?.trim_end_matches("deg").parse::<f32>().ok()?.rem_euclid(360.0) / 30.0;
        let (saturation, light) = (fraction(numbers.next()?)?, fraction(numbers.next()?)?);
        let reach = saturation * light.min(1.0 - light);
        // CSS Color 4, 7.1.
        let channel = |n: f32| {
            let k = (n + hue).rem_euclid(12.0);
            (light - reach * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)) * 255.0
        };
        return Some(Color {
            red: channel(0.0),
            green: channel(8.0),
            blue: channel(4.0),
            alpha: numbers.next().and_then(fraction).unwrap_or(1.0),
        });
    }
    if value == "transparent" {
        return Some(Color { alpha: 0.0, ..WHITE });
    }
    NAMES
        .split(' ')
        .find_map(|pair| pair.split_once('#').filter(|(name, _)| *name == value))
        .and_then(|(_, hex)| color(&format!("#{hex}")))
}

/// The names of colours that mails use, and all of those near white, in which one hides on a page.
const NAMES: &str = "white#fff snow#fffafa ivory#fffff0 ghostwhite#f8f8ff mintcream#f5fffa azure#f0ffff aliceblue#f0f8ff \
floralwhite#fffaf0 honeydew#f0fff0 seashell#fff5ee whitesmoke#f5f5f5 lavenderblush#fff0f5 oldlace#fdf5e6 linen#faf0e6 \
beige#f5f5dc cornsilk#fff8dc lightyellow#ffffe0 lightcyan#e0ffff lavender#e6e6fa antiquewhite#faebd7 papayawhip#ffefd5 \
gainsboro#dcdcdc lightgray#d3d3d3 lightgrey#d3d3d3 silver#c0c0c0 darkgray#a9a9a9 darkgrey#a9a9a9 gray#808080 grey#808080 \
dimgray#696969 dimgrey#696969 black#000 red#f00 darkred#8b0000 maroon#800000 orange#ffa500 darkorange#ff8c00 gold#ffd700 \
yellow#ff0 olive#808000 lime#0f0 green#008000 darkgreen#006400 forestgreen#228b22 seagreen#2e8b57 teal#008080 aqua#0ff cyan#0ff \
lightblue#add8e6 skyblue#87ceeb steelblue#4682b4 royalblue#4169e1 dodgerblue#1e90ff blue#00f mediumblue#0000cd darkblue#00008b \
navy#000080 midnightblue#191970 slategray#708090 darkslategray#2f4f4f purple#800080 indigo#4b0082 fuchsia#f0f magenta#f0f \
violet#ee82ee pink#ffc0cb hotpink#ff69b4 crimson#dc143c firebrick#b22222 tomato#ff6347 coral#ff7f50 brown#a52a2a tan#d2b48c \
khaki#f0e68c wheat#f5deb3 bisque#ffe4c4";
