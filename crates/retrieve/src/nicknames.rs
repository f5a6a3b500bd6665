//! Short forms of first names.

/// Each line holds forms of one name, or of names that share a short form.
const FORMS: &str = "
    abigail abby gail
    albert al bert bertie
    alexander alexandra alexandria alex sandy sasha xander lex alexa
    alfred alf alfie fred freddie
    alison allison ali ally
    amanda mandy
    andrew andreas andy drew
    anna anne ann annie hannah nan
    anthony antonio tony toni
    arthur art artie
    barbara barb barbie babs
    benjamin benedict ben benny benji
    bernard bernie
    beatrice beatrix bea trixie
    bradley brad
    caroline carolyn carol carrie caro lina
    catherine katherine katharina kathryn kathleen katarina cath cathy kate katie kathy kat kit kitty katy
    charles charlotte charlie chuck chaz karl charly lottie
    christine christina christian christopher chris chrissy tina kris kit topher christa
    cynthia cindy
    daniel danielle dan danny dani
    david dave davey
    deborah debra deb debbie
    dennis denny
    dominic dom nick
    donald don donnie
    dorothy dot dottie dolly
    douglas doug
    edward edmund eduard ed eddie ted teddy ned
    eleanor ellen helen elena nell nellie ellie nora lena
    elizabeth elisabeth eliza liz lizzie beth betsy betty lisa ella elsa liza lilly libby
    emily emma em emmy
    eugene gene
    evelyn eve evie
    florence flo flora
    frances francis francesca francisco frank fran frankie franz paco pancho
    franklin frank
    frederick friedrich fred freddie fritz
    gabriel gabriella gabrielle gabe gabby
    geoffrey jeffrey geoff jeff
    gerald gerard gerry jerry
    gregory greg
    guillermo memo
    gwendolyn gwen
    harold henry harry hal hank heinrich heinz
    ignacio nacho
    isabel isabella isabelle bella izzy belle
    jacob jakob jake
    jacqueline jackie
    james jim jimmy jamie
    janet janice jan
    jennifer jen jenny jenna
    jessica jess jessie
    johannes john jonathan jack johnny jon hans johann
    jose pepe
    joseph josephine joe joey jo josie sepp
    joshua josh
    judith judy jude
    julia julian juliet julie jules
    kenneth ken kenny
    kimberly kim
    kristina kristin kris tina
    lawrence laurence larry laurie
    leonard leonardo leo len lenny
    leslie les
    louis louisa louise lou
    lucy lucille lucinda lou
    madeleine madeline maddie
    magdalena lena magda leni
    manuel manny manu manolo
    margaret margarete maggie meg peg peggy marge greta gretchen rita daisy madge
    maria mary marie molly polly mitzi
    martha marty
    martin martina marty tina
    matthew matthias matt matty
    maximilian maxine max maxwell
    melissa mel missy
    melanie mel
    michael michaela michelle mike mick mickey micha shelly mikey
    mohammed muhammad mohamed mo
    nancy nan
    natalie natasha nat
    nathan nathaniel nat nate
    nicholas nicolas nikolaus nicola nicole nick nicky niko klaus
    oliver olivia ollie liv
    pamela pam
    patricia patrick pat paddy patty tricia trish
    pauline paul paula
    perpetua pet
    peter pete petra
    philip phillip phil pip
    priscilla cilla
    rachel rae
    raymond ray
    rebecca becky becca
    reginald reg reggie
    richard rich rick ricky dick
    robert roberta bob bobby rob robbie bert robin
    roger rodge
    ronald ron ronnie
    rosemary rosalie rosalind rose rosie roz
    roxanne roxy
    russell russ
    salvatore sal
    samuel samantha sam sammy
    sarah sara sally sadie
    sebastian seb basti bastian
    sophia sophie sofia
    stephen steven stephanie stefan stefanie steve steph steffi stevie
    stuart stewart stu
    susan susanna suzanne susanne sue suzie susie sanne
    sylvester sly
    sylvia sylvie
    terence teresa theresa terry tess tessa terri resi
    theodore theodora ted teddy theo dora
    thomas tom tommy tomas
    timothy tim timmy
    tobias toby tobi
    valerie val
    veronica vera ronnie
    victor victoria vic vicky tori
    vincent vince vinnie
    virginia ginny ginger
    walter walt wally
    wesley wes
    wilhelm wilhelmina william will bill billy liam willy willie mina helmut
    zachary zach zack
";

/// Whether two first names, in lower case, may be one person's. Not for a name and itself.
pub(crate) fn may_be_one(one: &str, other: &str) -> bool {
    one != other
        && FORMS.lines().any(|line| {
            let has = |name: &str| line.split_whitespace().any(|form| form == name);
            has(one) && has(other)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_belong_to_their_names() {
        for (one, other) in [("bob", "robert"), ("robert", "bob"), ("liz", "elizabeth"), ("jim", "james")] {
            assert!(may_be_one(one, other), "{one} {other}");
        }
        assert!(!may_be_one("robert", "elizabeth") && !may_be_one("bob", "bob") && !may_be_one("", ""));
    }
}
