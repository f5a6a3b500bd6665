//! The page's filters as the engine's, read as on the command line.

use crate::types::{AskRequest, Failed, SearchRequest};
use domain::{DateTime, Filter, Kind};
use engine::Engine;

pub(crate) fn of_search(request: &SearchRequest, engine: &Engine) -> Result<Filter, Failed> {
    let SearchRequest { query: _, kinds, people, sources, after, before, attachments, k: _ } = request;
    filter(engine, kinds, people, sources, [after.as_deref(), before.as_deref()], *attachments)
}

pub(crate) fn of_question(request: &AskRequest, engine: &Engine) -> Result<Filter, Failed> {
    let AskRequest { question: _, kinds, people, sources, after, before, attachments, model: _ } = request;
    filter(engine, kinds, people, sources, [after.as_deref(), before.as_deref()], *attachments)
}

fn filter(
    engine: &Engine,
    kinds: &[Kind],
    people: &[String],
    sources: &[i64],
    [after, before]: [Option<&str>; 2],
    attachments: bool,
) -> Result<Filter, Failed> {
    Ok(Filter {
        with: people.to_vec(),
        sources: sources.iter().map(ToString::to_string).collect(),
        kinds: kinds.to_vec(),
        after: start(after, engine)?,
        before: start(before, engine)?,
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
