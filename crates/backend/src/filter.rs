//! The page's filters as the engine's, read as on the command line.

use crate::types::{Failed, Filters};
use domain::{DateTime, Filter};
use engine::Engine;

pub(crate) fn filter(filters: Filters, engine: &Engine) -> Result<Filter, Failed> {
    let Filters { kinds, people, sources, after, before, attachments } = filters;
    Ok(Filter {
        with: people,
        sources: sources.iter().map(ToString::to_string).collect(),
        kinds,
        after: start(after.as_deref(), engine)?,
        before: start(before.as_deref(), engine)?,
        has_attachment: attachments,
        ..Filter::default()
    })
}

/// The moment at which a day, month or year begins.
fn start(text: Option<&str>, engine: &Engine) -> Result<Option<DateTime>, Failed> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if let Ok(moment) = text.parse() {
        return Ok(Some(moment));
    }
    let period = engine::parse_date_range(text, &engine.now()).map_err(engine::Error::from)?;
    Ok(period.after)
}
