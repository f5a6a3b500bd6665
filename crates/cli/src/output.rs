//! Results in words.

use airgap::{Level, Outcome};
use console::Term;
use domain::{DateTime, Hit};
use engine::{
    Added, AskResponse, Check, Event, Filled, Forgotten, HandOff, Measured, Model, ModelState, Report, SearchResponse,
    Shown, SourceStatus, Status,
};
use std::io::{self, IsTerminal, Write};

pub(crate) fn added(out: &mut dyn Write, added: &[Added]) -> io::Result<()> {
    for source in added {
        writeln!(out, "{:>3}  {:<9} {}  ({})", source.id, source.kind.word(), source.path.display(), source.found)?;
    }
    writeln!(out, "\nRun `inglenook index` to read them.")
}

pub(crate) fn report(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    writeln!(
        out,
        "{} items, {} chunks, {} vectors in the index; {:.1} s",
        report.items, report.chunks, report.vectors, report.seconds
    )?;
    if report.vectors < report.chunks && !report.interrupted {
        writeln!(out, "No embedder is installed, so search goes by words alone; `inglenook doctor` says more.")?;
    }
    for failure in &report.failed {
        writeln!(out, "  {}: {}", failure.path.display(), failure.reason)?;
    }
    Ok(())
}

pub(crate) fn hits(out: &mut dyn Write, found: &SearchResponse) -> io::Result<()> {
    for note in &found.notes {
        writeln!(out, "({note})")?;
    }
    if found.hits.is_empty() {
        return writeln!(out, "Nothing found.");
    }
    let style = Style::of_stdout();
    for hit in &found.hits {
        writeln!(out, "{}{:>2}  {}{}", style.bold, hit.rank, heading(hit), style.plain)?;
        writeln!(out, "    {}item {}, {}{}", style.faint, hit.item_id, hit.path, style.plain)?;
        for line in style.marked(hit).lines().filter(|line| !line.trim().is_empty()) {
            writeln!(out, "    {line}")?;
        }
        writeln!(out)?;
    }
    if let Some(explain) = &found.explain {
        writeln!(out, "{}", serde_json::to_string_pretty(explain)?)?;
    }
    let times = &found.timings;
    writeln!(
        out,
        "{}{:.0} ms (embedding {:.0}, words {:.0}, vectors {:.0}){}",
        style.faint, times.total_ms, times.embed_ms, times.lexical_ms, times.vector_ms, style.plain
    )
}

/// What a hit or citation is, in one line.
fn heading(hit: &Hit) -> String {
    let mut parts = vec![hit.kind.word().to_owned()];
    if !hit.title.is_empty() {
        parts.push(hit.title.clone());
    }
    parts.extend(hit.sender.iter().filter(|sender| **sender != hit.title).map(|sender| format!("from {sender}")));
    parts.extend(day(hit.date));
    parts.join(" · ")
}

fn day(date: Option<DateTime>) -> Option<String> {
    Some(date?.zoned().ok()?.strftime("%a %-d %b %Y, %H:%M").to_string())
}

/// An answer that is printed on a terminal while it is written.
pub(crate) struct Stream {
    terminal: Option<Term>,
    shown: String,
}

impl Stream {
    /// `live` is false when nothing but the result is to be printed.
    pub(crate) fn new(live: bool) -> Self {
        let terminal = Some(Term::stdout()).filter(|terminal| live && terminal.is_term());
        Self { terminal, shown: String::new() }
    }

    pub(crate) fn event(&mut self, event: Event<'_>) {
        let Some(terminal) = &self.terminal else { return };
        // A terminal that went away is noticed when the result is printed.
        let _ = match event {
            Event::Waiting => Ok(()),
            Event::Text(text) => {
                self.shown.push_str(text);
                terminal.write_str(text)
            }
            Event::Replace(text) => {
                let above = rows(&self.shown, terminal.size().1).saturating_sub(1);
                text.clone_into(&mut self.shown);
                terminal
                    .clear_line()
                    .and_then(|()| terminal.clear_last_lines(above))
                    .and_then(|()| terminal.write_str(text))
            }
        };
    }

    /// The rest: the citations and the times.
    pub(crate) fn finish(&self, out: &mut dyn Write, answer: &AskResponse) -> io::Result<()> {
        let style = Style::of_stdout();
        if self.terminal.is_none() {
            write!(out, "{}", answer.answer)?;
        }
        writeln!(out)?;
        if let Some(asked) = &answer.asked_as {
            writeln!(out, "{}asked as: {asked}{}", style.faint, style.plain)?;
        }
        writeln!(out)?;
        for citation in answer.citations.iter().chain(&answer.closest) {
            let mut parts = vec![citation.kind.word().to_owned()];
            parts.extend(Some(citation.title.clone()).filter(|title| !title.is_empty()));
            parts.extend(day(citation.date));
            writeln!(out, "{}[{}]{} {}", style.bold, citation.n, style.plain, parts.join(" · "))?;
            let quote = citation.quote.trim().replace('\n', " ");
            writeln!(out, "    \u{201c}{quote}\u{201d}")?;
            writeln!(out, "    {}item {}, {}{}", style.faint, citation.item_id, citation.path, style.plain)?;
        }
        if answer.hand_off {
            writeln!(
                out,
                "This asks for more than a model on this device can write. `inglenook ask --hand-off` makes a text of it that you \
                 can take elsewhere; names and numbers stay here."
            )?;
        }
        let times = &answer.timings;
        if answer.model.is_empty() {
            return writeln!(out, "{}found in {:.0} ms, no model asked{}", style.faint, times.retrieve_ms, style.plain);
        }
        writeln!(
            out,
            "{}{}: found in {:.0} ms, loaded in {:.1} s, first word after {:.1} s, {:.1} s in all; {} + {} tokens, {:.0} and \
             {:.0} a second{}",
            style.faint,
            answer.model,
            times.retrieve_ms,
            times.load_ms / 1e3,
            times.first_token_ms / 1e3,
            times.total_ms / 1e3,
            times.prompt_tokens,
            times.completion_tokens,
            times.prompt_tokens_per_s,
            times.tokens_per_s,
            style.plain
        )
    }
}

/// The text alone on standard output, so that it can be piped; what to know about it beside it.
pub(crate) fn hand_off(out: &mut dyn Write, made: &HandOff) -> io::Result<()> {
    write!(out, "{}", made.text)?;
    eprintln!(
        "inglenook: nothing was sent. Read the text before you copy it: what happened may still say who it is about. \
         {} stay here; save the output of --json to fill them in again",
        counted(made.placeholders.len(), "placeholder")
    );
    Ok(())
}

pub(crate) fn filled(out: &mut dyn Write, filled: &Filled) -> io::Result<()> {
    write!(out, "{}", filled.text)?;
    if !filled.text.ends_with('\n') {
        writeln!(out)?;
    }
    if !filled.unknown.is_empty() {
        eprintln!("inglenook: these stand for nothing and were left: {}", filled.unknown.join(", "));
    }
    Ok(())
}

/// How many rows of a terminal a text takes.
fn rows(text: &str, columns: u16) -> usize {
    let columns = usize::from(columns).max(1);
    text.split('\n').map(|line| console::measure_text_width(line).div_ceil(columns).max(1)).sum()
}

pub(crate) fn item(out: &mut dyn Write, item: &Shown) -> io::Result<()> {
    let style = Style::of_stdout();
    writeln!(
        out,
        "{}{}{}",
        style.bold,
        if item.title.is_empty() { item.kind.word() } else { &item.title },
        style.plain
    )?;
    for (label, people) in [("From", &item.from), ("To", &item.to), ("Cc", &item.cc)] {
        if !people.is_empty() {
            let labels: Vec<_> = people.iter().map(domain::Person::label).collect();
            writeln!(out, "{label}: {}", labels.join(", "))?;
        }
    }
    if let Some(day) = day(item.date) {
        writeln!(out, "Date: {day}")?;
    }
    for attachment in &item.attachments {
        writeln!(out, "Attachment: {} ({}, {} bytes)", attachment.name, attachment.media_type, attachment.size)?;
    }
    writeln!(out, "File: {}\n\n{}", item.path, item.text)?;
    if !item.thread.is_empty() {
        writeln!(out, "\n{}In the same thread{}", style.bold, style.plain)?;
        for other in &item.thread {
            let sender = other.sender.as_deref().unwrap_or("unknown");
            writeln!(out, "{:>6}  {}  {}: {}", other.item_id, day(other.date).unwrap_or_default(), sender, other.text)?;
        }
    }
    Ok(())
}

pub(crate) fn sources(out: &mut dyn Write, sources: &[SourceStatus]) -> io::Result<()> {
    if sources.is_empty() {
        return writeln!(out, "There are no sources yet; add one with `inglenook add PATH`.");
    }
    for source in sources {
        let absent = if source.present { "" } else { "  (not there at the moment)" };
        let failed = if source.failed > 0 { format!(", {} failed", source.failed) } else { String::new() };
        writeln!(
            out,
            "{:>3}  {:<9} {}  {} files, {} items{failed}{absent}",
            source.id,
            source.kind.word(),
            source.path.display(),
            source.files,
            source.items
        )?;
    }
    Ok(())
}

pub(crate) fn forgotten(out: &mut dyn Write, forgotten: &[Forgotten]) -> io::Result<()> {
    for source in forgotten {
        writeln!(out, "Forgot {}: {} items, {} chunks", source.path.display(), source.items, source.chunks)?;
    }
    Ok(())
}

pub(crate) fn status(out: &mut dyn Write, status: &Status) -> io::Result<()> {
    writeln!(out, "Vault    {} ({:.1} MB)", status.vault.display(), status.bytes as f64 / 1e6)?;
    writeln!(out, "Sources  {}", status.sources)?;
    writeln!(out, "Items    {} in {} threads, {} people", status.items, status.threads, status.people)?;
    writeln!(out, "Chunks   {}, {} with vectors", status.chunks, status.vectors)?;
    writeln!(out, "Index    {}", if status.current { "up to date" } else { "behind; run `inglenook index`" })
}

pub(crate) fn checks(out: &mut dyn Write, checks: &[Check]) -> io::Result<()> {
    for check in checks {
        writeln!(out, "{}  {:<14} {}", if check.ok { "ok  " } else { "FAIL" }, check.name, check.finding)?;
    }
    Ok(())
}

pub(crate) fn seal(out: &mut dyn Write, report: &airgap::Report) -> io::Result<()> {
    let mut groups: Vec<(&str, usize, usize)> = Vec::new();
    for probe in &report.probes {
        let refused = usize::from(probe.outcome == Outcome::Refused);
        match groups.iter_mut().find(|(name, ..)| *name == probe.group) {
            Some((_, tried, held)) => (*tried, *held) = (*tried + 1, *held + refused),
            None => groups.push((probe.group, 1, refused)),
        }
    }
    writeln!(out, "{:<18} {:>4} {:>9}", "tried just now", "ways", "refused")?;
    for (name, tried, refused) in groups {
        let hole = if tried == refused { "" } else { "   NOT SEALED" };
        writeln!(out, "  {name:<16} {tried:>4} {refused:>9}{hole}")?;
    }
    for probe in report.holes() {
        match &probe.outcome {
            Outcome::NotBySeal(reason) => {
                writeln!(out, "    {}, {}: not refused by the seal ({reason})", probe.group, probe.what)?;
            }
            _ => writeln!(out, "    {}, {}: got through", probe.group, probe.what)?,
        }
    }
    let with = |holds: fn(&airgap::Thread) -> bool| report.threads.iter().filter(|thread| holds(thread)).count();
    let threads = report.threads.len();
    writeln!(out, "\nwhat the kernel says of this process")?;
    writeln!(
        out,
        "  Seccomp: 2 (a filter)    {} of {}",
        with(|thread| thread.seccomp == 2),
        counted(threads, "thread")
    )?;
    writeln!(
        out,
        "  NoNewPrivs: 1            {} of {}",
        with(|thread| thread.no_new_privs == 1),
        counted(threads, "thread")
    )?;
    match report.landlock {
        0 => writeln!(out, "  Landlock                 not in this kernel")?,
        version @ 1..4 => writeln!(out, "  Landlock                 version {version}: files, once the vault is open")?,
        version => writeln!(out, "  Landlock                 version {version}: TCP; files, once the vault is open")?,
    }
    if !report.closed.is_empty() {
        writeln!(out, "  network sockets that the parent process had left open here, now closed: {:?}", report.closed)?;
    }
    writeln!(out, "\ncode that asks the linker for network calls, and is refused when it makes them")?;
    for library in &report.libraries {
        writeln!(out, "  {}: {}", library.path.display(), library.imports.join(", "))?;
    }
    if report.libraries.is_empty() {
        writeln!(out, "  none")?;
    }
    let crates = if report.network_crates.is_empty() { "none".to_owned() } else { report.network_crates.join(", ") };
    writeln!(out, "\nHTTP, TLS and other network crates in this build: {crates}")?;
    match report.level {
        _ if report.sealed => writeln!(out, "\nSealed: no way that was tried led to a network socket."),
        Level::Unenforced if report.probes.is_empty() => {
            writeln!(out, "\nNOT SEALED: on this system Inglenook cannot have the kernel refuse network sockets.")
        }
        _ => writeln!(out, "\nNOT SEALED."),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

pub(crate) fn models(out: &mut dyn Write, models: &[Model]) -> io::Result<()> {
    if models.is_empty() {
        return writeln!(out, "No model is installed; `inglenook doctor` says where they belong.");
    }
    for model in models {
        match &model.state {
            ModelState::Usable(file) => writeln!(out, "{:<22} {file}", model.name)?,
            ModelState::Refused(reason) => writeln!(out, "{:<22} cannot be used: {reason}", model.name)?,
        }
    }
    Ok(())
}

pub(crate) fn measured(out: &mut dyn Write, name: &str, measured: &Measured) -> io::Result<()> {
    let Measured { load_ms, prompt_tokens_per_s, tokens_per_s, peak_bytes, joules } = measured;
    #[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
    let peak = *peak_bytes as f64 / 1e9;
    write!(
        out,
        "{name:<22} loaded in {:.2} s, reads {prompt_tokens_per_s:.0} and writes {tokens_per_s:.1} tokens a second, {peak:.2} GB",
        load_ms / 1e3
    )?;
    match joules {
        Some(joules) => writeln!(out, ", {joules:.0} J in all"),
        None => writeln!(out),
    }
}

/// Marks of a terminal; empty when the output is no terminal or colours are not wanted.
struct Style {
    bold: &'static str,
    faint: &'static str,
    plain: &'static str,
}

impl Style {
    fn of_stdout() -> Self {
        // https://no-color.org
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        if wanted && io::stdout().is_terminal() {
            Self { bold: "\x1b[1m", faint: "\x1b[2m", plain: "\x1b[0m" }
        } else {
            Self { bold: "", faint: "", plain: "" }
        }
    }

    /// The snippet with its matches in bold.
    fn marked(&self, hit: &Hit) -> String {
        let mut text = String::new();
        let mut from = 0;
        for mark in &hit.highlights {
            let (Some(before), Some(word)) = (hit.snippet.get(from..mark.start), hit.snippet.get(mark.start..mark.end))
            else {
                continue;
            };
            text.extend([before, self.bold, word, self.plain]);
            from = mark.end;
        }
        text.push_str(hit.snippet.get(from..).unwrap_or_default());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_wider_than_the_terminal_takes_several_rows() {
        assert_eq!(rows("", 80), 1);
        assert_eq!(rows("one line", 80), 1);
        assert_eq!(rows(&"x".repeat(80), 80), 1);
        assert_eq!(rows(&"x".repeat(81), 80), 2);
        assert_eq!(rows("two\nlines", 80), 2);
        assert_eq!(rows(&"漢".repeat(41), 80), 2);
    }
}
