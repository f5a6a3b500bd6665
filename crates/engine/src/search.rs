use crate::{Engine, Error, Mode, Timings};
use domain::{Filter, Hit};
use retrieve::{Explanation, Found, Index, Query, Understood};
use select::Reading;
use serde::Serialize;

/// A query and what it is limited to.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// The words, with filters such as `from:anna` among them if the user wrote any.
    pub query: String,
    /// Filters beside the query's own.
    pub filter: Filter,
    /// How many hits at most.
    pub k: usize,
    /// Which half of the search.
    pub mode: Mode,
    /// Whether to say how each hit got its place.
    pub explain: bool,
}

impl SearchRequest {
    /// The ten best hits of a hybrid search.
    #[must_use]
    pub fn new(query: impl Into<String>) -> Self {
        Self { query: query.into(), filter: Filter::default(), k: 10, mode: Mode::Hybrid, explain: false }
    }
}

/// The hits of a query. Serialises to the contract of `search --json`.
#[derive(Clone, Debug, Serialize)]
pub struct SearchResponse {
    /// The query as given.
    pub query: String,
    /// Best first.
    pub hits: Vec<Hit>,
    /// Where the time went.
    pub timings: Timings,
    /// What the user should know: "searched by words alone, since no embedder is installed".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// How the query was understood and each hit got its place, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explained>,
}

/// How a search came to its result.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    /// What the query was read as.
    pub understood: Understood,
    /// Why each hit stands where it stands, in the order of the hits.
    pub hits: Vec<Explanation>,
}

impl Engine {
    /// Ranks the chunks of the vault for a query.
    ///
    /// # Errors
    /// When a filter in the query cannot be read, or the index cannot.
    pub fn search(&mut self, request: &SearchRequest) -> Result<SearchResponse, Error> {
        let found = self.retrieve(request)?;
        Ok(SearchResponse {
            query: request.query.clone(),
            hits: found.hits,
            timings: found.timings,
            notes: found.understood.notes.clone(),
            explain: request.explain.then_some(Explained { understood: found.understood, hits: found.explanations }),
        })
    }

    /// The hits of a question and how the selector reads them: for measuring and training it.
    ///
    /// # Errors
    /// As for [`Engine::search`].
    #[doc(hidden)]
    pub fn readings(&mut self, question: &str, hits: usize) -> Result<(Found, Vec<Reading>), Error> {
        let found = self.retrieve(&SearchRequest { k: hits, ..SearchRequest::new(question) })?;
        let readings = select::readings(&self.store, &found, &self.now())?;
        Ok((found, readings))
    }

    pub(crate) fn retrieve(&mut self, request: &SearchRequest) -> Result<Found, Error> {
        let query = Query {
            text: request.query.clone(),
            filter: request.filter.clone(),
            k: request.k,
            mode: request.mode,
            now: self.now(),
        };
        let searched = request.mode != Mode::Lexical && self.load_searched()?.is_some();
        let embedder = if self.former.is_some() { self.former.as_mut() } else { self.embedder.as_mut() };
        let embedder = embedder.filter(|_| searched);
        let mut index = Index { store: &self.store, lexical: &self.lexical, embedder };
        Ok(retrieve::search(&mut index, &query)?)
    }
}
