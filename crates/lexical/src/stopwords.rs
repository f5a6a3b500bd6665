//! Words that a query leaves out when it holds others: they stand in almost every text and say
//! nothing of what it is about. They are indexed all the same, so that phrases and queries made of
//! nothing else find their words.
//!
//! English function words, question words and the pieces of contractions ("we'll"). "may" is not
//! among them (a month), nor are numbers, "not" being the one negation that phrases rarely need.

use std::{collections::HashSet, sync::LazyLock};

const ENGLISH: &str = "
    a an the this that these those
    i me my mine myself we us our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves
    who whom whose which what when where why how
    am is are was were be been being do does did doing done have has had having
    will would shall should can could might must ought
    and or but nor if then else than because as until while although though whether
    of at by for with about against between into through during before after above below to from
    in out on off over under again further once here there
    all any both each few more most other some such only own same so too very just also
    no not yes
    s t d m ll re ve em
    dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wont wouldnt cant couldnt shouldnt mustnt aint
    please tell
";

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());

/// `word` in lower case, not stemmed.
pub(crate) fn is_stop_word(word: &str) -> bool {
    WORDS.contains(word)
}
