"""Forenames that are common in Great Britain and Northern Ireland: what makes two capitalised words a person's name."""

import re

from site_builder.patterns import regex

_FORENAMES = frozenset(
    """
    aaron abdul abdullah abigail adam adele adrian agnes ahmed aidan aileen aisha alan alana albert alec alex
    alexander alexandra alfie alfred ali alice alison allan alun amanda amber amelia amina amir amy andrea andrew
    aneta angela angus anil anita ann anna anne annette anthony antonia anwen archie arjun arthur asha ashley aslam
    audrey ava barbara barry beata beatrice becky belinda ben benjamin bernadette bernard beth bethan bethany beverley
    bilal blessing brenda brendan brian bridget bronwen bryan bryn bukola caitlin callum calum cameron camilla carl
    carla carol caroline carolyn catherine cathy catriona ceri charles charlie charlotte chelsea cheryl chidi chloe
    chris christian christina christine christopher chukwuma ciara clair claire clara clare clive colin colleen connor
    constance craig cynthia cyril daisy daniel danielle darren dave david dawn dean deborah debra deepak delyth denis
    denise dennis derek desmond dewi diana diane dilys dominic donald donna doreen doris dorota dorothy douglas duncan
    dylan eamonn edith edna edward eileen elaine eleanor elena eleri elin elizabeth ella ellen ellie elsie emily emma
    emyr enid eric erin ernest esther ethan euan eugene evan eve evelyn ewa ewan faisal faith farah fatima fergus
    ffion fiona florence frances francesca francis frank frankie fred freda freddie frederick freya gabriel gareth
    gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gerard gethin gillian gina gladys glenda
    glenn gloria gordon grace graeme graham greg gregory greta griff gurpreet guy gwen gwenllian gwyn gwyneth hamza
    hannah harold harpreet harriet harry harvey hassan hayley hazel heather hector heidi helen helena henry hilary
    hilda holly howard hugh hugo hussain huw hywel iain ian ibrahim idris ieuan ifan imogen imran ingrid iqbal irene
    irfan iris isaac isabel isabella isla isobel ivan ivy iwan iwona jack jacqueline jade jake james jamie jamila jan
    jane janet janice jasmine jason javed jayne jean jeff jeffrey jenna jennifer jenny jeremy jerome jess jessica jill
    jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan jordan josef joseph josephine josh joshua joy
    joyce jude judith judy julia julian julie june justin kamal kamran karen karl katarzyna kate katherine kathleen
    kathryn kathy katie katrina katy kaye keeley keir keith kelly kelvin ken kenneth kerry kevin khadija kieran kim
    kimberley kirsten kirsty krystyna kwabena kwame kyle lakshmi lara laura lauren laurence lawrence leah leanne lee
    leila leo leon leonard lesley leslie lewis liam lily linda lindsay lindsey lisa liz lloyd lois lorna lorraine
    louis louisa louise lucas lucia lucy luke lydia lynda lyndsey lynn lynne mabel maddison madeleine magdalena maggie
    mahmood mair malcolm malgorzata mandy marcin marcus margaret maria marian marie marilyn marion marjorie mark marta
    martha martin martyn mary maryam matilda matthew maureen maurice max maxine megan mehmet mel melanie melissa
    mhairi michael michelle miguel mike mildred millie miranda miriam mohamed mohammad mohammed moira molly mona
    monica morag muhammad muriel murray myra nadia nadine nancy naomi nasreen natalie natasha nathan neil nerys nia
    niall nicholas nick nicky nicola nigel nina noel nora norah norma norman nuala oisin oliver olivia olu oluwaseun
    omar oscar osman owain owen pablo paddy pamela parveen pat patricia patrick paul paula pauline pawel peggy
    penelope penny pete peter petra phil philip phillip phoebe phyllis piotr pippa poppy priya priyanka rachael rachel
    rafal raheem rahul raj rajesh ralph raymond rebecca reece rekha reuben rhian rhiannon rhodri rhona rhys ricardo
    richard ricky rita robert roberta robin rodney roger roisin roland ronald ronan rory rosa rosalind rose rosemarie
    rosemary rosie ross rowan roxanne roy rupert ruth ryan sabrina sadia saeed saffron saira sally salma sam samantha
    samina samir samuel sana sandeep sandra sanjay sanjeev sara sarah saskia sean sebastian selina seren serena
    shabana shane shannon sharon shaun shauna sheena sheila shelley shirley shona shreya sian sienna simon simone
    siobhan sofia sophia sophie stacey stan stanislaw stella stephanie stephen steve steven stewart stuart sue sunil
    sunita susan susannah suzanne sylvia tamara tamsin tanya tara tariq taylor terence teresa terri terry tessa thelma
    theo theodore theresa thomas tiffany tim timothy tina toby tom tomasz tomos toni tony tracey tracy trevor tristan
    tyler una ursula usman valerie vanessa vera verity vernon veronica vicky victor victoria vijay vikram vincent
    viola violet virginia vivian vivienne wahid walter wanda warren wayne wendy wilfred will william winifred yasmin
    yolanda yousef yusuf yvette yvonne zac zachary zahra zainab zara zoe zofia zsofia
    bobby connie danny eddie evie ginny jackie josie kenny lenny lottie maisie mattie mick ollie robbie rosie tommy
    """.split()  # noqa: SIM905 (a list of eight hundred quoted words reads badly)
)
_NO_SURNAME = regex(
    r"(?i)(?:\w*(?:street|road|avenue|lane|park|bridge|house|hall|station|school|college|court|square|terrace|hospital|"
    r"centre|garden|wood|hill|field|farm|estate|tower|church|ward|reservoir|inn|arms|docks?|quays?|parade|place|way|close|"
    r"drive|crescent|theatre|cathedral|chapel|cross|island|river|lake|castle|falls|beach|port|bay|gate|market)s?|"
    r"act|line|day|cup|award|awards|trust|foundation|project|operation|report|review|inquiry|plan|policy|data|log|list|"
    r"figures?|table|survey|law|rules?|scheme|ambulance|lewis|wonga|team|group|ltd|plc|limited|festival|show|response|"
    r"request|statistics|summary|budget|costs?|spend|contract|crime|police|council|north|south|east|west|upper|lower|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|v\d+|"
    r"care|nursing|lodge|library|surgery|clinic|practice|academy|solicitors|motors|museum|pharmacy|partners|associates)"
)
"""What follows a forename in names of streets, buildings, laws and charities."""
_PAIR = regex(
    r"(?<![\w'’-])(?=([A-Z][a-z]+)[ _.,-]+(?:[A-Z]\.?[ _]+)?(?:(?:de|van|von|al|bin|ap)[ _])?"
    r"((?:O['’]|Mc|Mac|Fitz)?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)(?![\w'’]))"
)


def is_forename(word: str) -> bool:
    """Whether the word is one of the common forenames."""
    return word.strip().lower() in _FORENAMES


def can_be_a_surname(word: str) -> bool:
    """Whether the word is none of those that stand behind forenames in names of places, laws and charities."""
    return _NO_SURNAME.fullmatch(word) is None


def person_in(text: str) -> str:
    """The first pair of a common forename and what can be a surname; "" where there is none."""
    for found in _PAIR.finditer(text):
        if found[1].lower() in _FORENAMES and not _NO_SURNAME.fullmatch(found[2]):
            following = re.match(r"[ _.-]+([A-Za-z]+)", text[found.end(2) :])
            if following is None or not _NO_SURNAME.fullmatch(following[1]) or following[1].islower():
                return text[found.start() : found.end(2)]
    return ""
