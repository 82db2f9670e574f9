"""Forenames that are common in Great Britain and Northern Ireland: what makes two capitalised words a person's name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from site_builder.gate.personal.forms import NAMES, forms_of, shape_of
from site_builder.patterns import regex

_FORENAMES = frozenset(
    """
    aaron abby abdul abdullah abdullahi abena abigail adam adebayo adele adeola adrian adrianna agata agnes
    agnieszka ahmad ahmed aidan aiden aileen ailsa aine aisha aisling ajay akash akosua alan alana alasdair alastair
    albert alec aleksander aleksandra alessandro alex alexander alexandra alexia alf alfie alfonso alfred ali alice
    alina alisdair alisha alison alistair allan allison alun alvin amadou amanda amara amber amelia amelie amina
    aminata amir amit amy anastasia andrea andreea andrei andrew andrzej aneta ange angela angelina angharad angus
    anika anil anisa anish anita anjali ann anna annabel annabelle anne anneliese annette annis anthea anthony
    antonia anwen anya aoife arabella archibald archie arjun arlo armando arnie arnold arthur aryan asha ashley asif
    aslam astrid atif audrey augusta ava avril ayaan ayesha ayla azra barbara barnabas barnaby barney barry
    bartholomew bartosz beata beatrice beatriz becky belinda ben benedict benjamin berenice bernadette bernard
    bernice bernie bert bertie bertram beryl beth bethan bethany betty bev beverley bilal billy blanche blessing bob
    bobby bogdan bozena bradley brandon brenda brendan brett brian bridget bridie bronagh bronwen bruce bryan bryn
    bryony bukola caitlin caitriona callum calum cameron camilla carl carla carol caroline carolyn carys cassandra
    cath cathal catherine cathy catriona cecil cecilia cecily celeste ceri cerys chantelle charl charles charlie
    charlotte chas chelsea cheryl chiamaka chiara chidi chinedu chioma chloe chris christian christina christine
    christopher chukwuma ciara ciaran cicely clair claire clara clare clarence clarice claudia clement clifford
    clint clive clyde cody colin colleen connie connor constance cora cordelia corey corinne cormac cornelius craig
    crispin cristina curtis cuthbert cynthia cyril dafydd daisy damian damien damon daniel danielle danny danuta
    daphne daria darragh darren darryl daryl dave david davina dawn dean deb debbie debby deborah debra declan
    deepak deiniol deirdre delia delyth demelza denis denise dennis denzil derek dermot derrick deryn desmond dewi
    diana diane diarmuid dick digby dilip dilwyn dilys dimitri dinah dinesh dionne dmitri dolly dolores dominic
    donal donald donna dora doreen doris dorota dorothea dorothy doug dougal dougie douglas dudley duncan dwayne
    dylan eamonn ebony eddie edgar edie edith edmund edna edward edwin edwina effie eifion eileen eilidh eirian
    eirlys elaina elaine eleanor elena eleri elias elif elijah elin elisabeth elizabeth ella ellen ellie elliot
    elliott elodie eloise elsa elsie elspeth elton elvira emeka emilia emily emlyn emma emmanuel emyr enid enya eric
    erica erika erin ernest ernie errol esme esmeralda estelle esther ethan ethel euan eugene eunice eva evadne evan
    evangeline eve evelyn evie ewa ewan ewart ewelina ezekiel fabian faisal faith faiza farah fareed farida fatima
    fatou felicity felix fenella fergus ffion filip finlay finley fintan fiona florence florian florrie floyd
    frances francesca francine francis frank frankie fred freda freddie freddy frederick freya funmi gabriel gareth
    gary gavin gaynor gemma genevieve geoff geoffrey george georgia georgina geraint gerald geraldine gerard
    germaine gertie gertrude gethin ghulam gilbert giles gill gillian gina ginny giovanni girish gladys glenda glenn
    glenys gloria glyn godfrey goran gordon goronwy grace graeme graham grainne grazyna greg gregor gregory greta
    griff gruffydd grzegorz gurpreet gus gustav guy gwen gwendolen gwendoline gwenllian gwilym gwyn gwyneth habib
    hafsa halina hamish hamza hannah haris harish harley harold haroon harpreet harriet harry harvey hasan hassan
    hattie haydn hayley hazel heather hector hefin heidi heinz helen helena helga henrietta henry herbert hermione
    hester hettie hetty heulwen hilary hilda holly horace howard hubert hugh hugo humaira humphrey husna hussain huw
    hywel iain ian ibrahim ida idris iestyn ieuan ifan ifeoma ignatius igor ilona imelda imogen imran ines ingeborg
    ingrid iolo iqbal irene irfan iris isaac isabel isabella isabelle isaiah isha ishaan isidore isla ismail isobel
    ivan ivor ivy iwan iwo iwona izzy jacek jacinta jack jackie jacqueline jacqui jade jaden jadwiga jago jake jakub
    jamal jameela james jamie jamila jan jane janet janette janice janine janusz jared jaroslaw jarvis jasmine jason
    jaspal jasper jaswinder jatinder javed jayden jayne jean jeanette jeanie jeannie jeff jeffrey jemima jemma jenna
    jennifer jenny jeremy jerome jerzy jess jessica jez jill jim jimmy jitendra jo joachim joan joanie joanna joanne
    jocelyn jodie joe joel joey johan johanna john johnny jolanta jon jonas jonathan jonny jordan jorge josef joseph
    josephine josh joshua josiah josie joy joyce jozef juan juanita jude judith judy julia julian julie juliet
    juliette june justin jyoti kai kaitlyn kaleem kalpana kamal kamila kamran kareem karen karim karina karl
    karolina kasia katarzyna kate kath katharine katherine kathleen kathryn kathy katie katrina katy kavita kayden
    kaye kayleigh kaz keeley keir keira keith kelly kelsey kelvin kemal ken kenneth kenny kenza kerensa kerry kevin
    khadija khalid kian kieran kim kimberley kinga kiran kirsteen kirsten kirstie kirsty kishore kitty kofi kojo
    kristen kristina krystyna krzysztof kunal kurt kwabena kwame kwesi kyle kylie lachlan laila lakshmi lara laszlo
    latisha latoya laura lauren laurence lavinia lawrence layla leah leander leanne lech lee leila lena lenny leo
    leon leona leonard leonie leonora leopold leroy lesley leslie lester leszek leticia letitia lewis lexie liam
    lianne lidia lilian liliana lillian lily linda lindsay lindsey linus lionel lisa liz lizzie llinos lloyd logan
    lois lorcan lorenzo lorna lorraine lottie louella louis louisa louise lowri luca lucas lucia lucian luciana
    lucille lucinda lucy ludmila luis luisa lukasz luke luther lydia lynda lyndsey lynette lynn lynne lynsey mabel
    maciej maddison madeleine madeline maeve magdalena maggie magnus mags mahesh mahmood mair mairead mairi maisie
    maja malachi malachy malcolm malgorzata malik mamadou mandeep mandy manjit manuel marcel marcella marcia marcin
    marcus mared marek margaret margo marguerite maria marian mariana marie marilyn mario marion marisa marjorie
    marjory mark marlene marlon marta martha martin marty martyn marvin mary maryam mateusz mathew mathilda matilda
    matthew mattie maud maude maura maureen maurice mavis max maximilian maxine maxwell maya meera meg megan mehmet
    mehmood meinir mel melanie melissa melvin melvyn menna mercedes mervyn meurig mhairi mia michael michaela michal
    michele michelle mick mieczyslaw miguel mihai mike mikhail mila mildred milena millicent millie milo miranda
    mireille mirela miriam miroslav mohamed mohammad mohammed moira moll mollie molly mona monica monique monty
    morag morven morwenna muhammad mukesh mungo murdo muriel murray mustafa myfanwy myra nabila nadeem nadia nadine
    nadira naeem naima nancy naomi naresh nasir nasreen nasser natalia natalie natasha nathan nathaniel naveed ned
    neelam neha neil nellie nelly nerissa nerys nesta netta nettie neville ngozi nia niall nicholas nick nicki nicky
    nicola nicolas nicole nicolette nigel nikhil nikita nina nisha nkechi noah noel noelle nora norah norbert noreen
    norm norma norman nuala octavia odette oisin olga oliver olivia olivier ollie olu oluwaseun olwen omar oona
    ophelia orla orlaith orlando oscar osman oswald otis ousmane owain owen pablo paddy padraig paloma pam pamela
    parveen pascal pat patricia patrick patsy paul paula paulette pauline pawel pearl peggy penelope penny percy
    peregrine perpetua pete peter petra petronella phil philip philippa phillip phillipa philomena phoebe phyllis
    pietro piotr pippa piran polly poppy prakash pranav priya priyanka prue quentin rabia rach rachael rachel
    rachida radoslaw raelene rafal rafiq raheem rahim rahul raisa raj rajesh rajinder rajiv ralf ralph ramesh ramona
    randolph rania ranjana ranjit raphael rashid rashida ravi ravinder raymond raza rebecca reece reggie reginald
    rekha renata renee reuben rex rhian rhiannon rhodri rhona rhonda rhoswen rhys ricardo richard rick ricky rita
    rob robbie robert roberta robin rod rodney roger rohan rohit roisin roland romana ron ronald ronan ronnie rory
    rosa rosalie rosalind rosalyn rosamund rosanna rosanne rose rosemarie rosemary rosie roslyn ross rowan rowena
    roxana roxanne roy roz ruaridh rudy rufus rukhsana rupert ruth ryan ryszard sabrina sadia sadie saeed saffron
    safiya saima saira sajid sakina salim sally salma salman sam samantha samara samina samir samira samuel sana
    sandeep sandhya sandra sangeeta sanjay sanjeev santiago saoirse sara sarah saskia satish scott sean seb
    sebastian selina selma seren serena sergei sergio shabana shabnam shahid shakira shamim shane shanelle shanice
    shannon sharlene sharon sharron shaun shauna shaz sheena sheila shelley sheryl shirin shirl shirley shobha shona
    shreya sian sibyl sienna silas silvia simon simone simran sindy sinead siobhan slawomir sofia sophia sophie
    soraya sorcha stacey stan stanislav stanislaw stanley stefan stefania stefano stella steph stephanie stephen
    steve steven stewart stuart sue sukhdev sukhwinder suki suleiman sumaira sunil sunita surinder susan susannah
    sushila suzannah suzanne suzie svetlana sybil sylvester sylvia sylvie sylwia tabitha tadeusz tahir tahira tamar
    tamara tammy tamsin tamsyn tanya tara tarek tariq tatiana taylor ted teddy tegwen temitope terence teresa teri
    terrence terri terry tess tessa thaddeus thelma theo theodora theodore theresa thomas thora tiernan tiffany
    tilda tilly tim timothy tina tobias toby todd tom tomasz tommy tomos toni tony torquil tracey tracie tracy
    trevor tricia trish trisha tristan tristram trudie trudy tudur tunde tyler tyrone una urmila ursula urszula usha
    usman valerie valmai vanessa velma venetia vera verena verity vernon veronica vic vicki vicky victor victoria
    vijay vikram viktor vince vincent viola violet virginia viv vivek vivian vivien vivienne vladimir waheed wahid
    waleed wally walter wanda waqar warren wasim wayne wendy wes wesley wieslaw wiktor wilbur wilfred wilfrid
    wilhelmina will william willie wilma winifred winnie winston wojciech xanthe xavier yannick yara yasir yasmin
    yasmina yasmine yetunde yolanda yousef youssef yuri yusra yusuf yvette yvie yvonne zac zachariah zachary zaheer
    zahid zahra zainab zak zane zara zayn zaynab zbigniew zdzislaw zeenat zeynep zoe zoey zofia zoltan zsofia zubair
    zuzanna
    """.split()  # noqa: SIM905 (a list of fifteen hundred quoted words reads badly)
)
_NO_SURNAME = regex(
    r"(?i)(?:\w*(?:street|road|avenue|school|station|hospital|centre|terrace|crescent|theatre|cathedral|parade|estate)s?|"
    r"(?:lane|park|bridge|house|hall|college|court|square|garden|wood|hill|field|farm|tower|church|ward|reservoir|inn|arms|"
    r"docks?|quays?|place|way|close|drive|chapel|cross|island|river|lake|castle|falls|beach|port|bay|gate|market|"
    r"statue|bench|bust|building|wing|block|room|suite|unit|lecture|prize|bequest|memorial|cottages?|almshouses)s?|"
    r"act|line|day|cup|award|awards|trust|foundation|project|operation|report|review|inquiry|plan|policy|data|log|list|"
    r"figures?|table|survey|grange|manor|infirmary|barracks|institutes?|labs?|laborator(?:y|ies)|aid|trusts|villas?|doses?|"
    r"hospices?|hostels?|hotels?|pavilion|gallery|nursery|kindergarten|priory|abbey|sanatorium|syndrome|disease|union|"
    r"association|society|federation|survey|law|rules?|scheme|ambulance|lewis|wonga|team|group|ltd|plc|limited|festival|show|response|"
    r"request|statistics|summary|budget|costs?|spend|contract|crime|police|council|north|south|east|west|upper|lower|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|v\d+|"
    r"care|nursing|lodge|library|surgery|clinic|practice|academy|solicitors|motors|museum|pharmacy|partners|associates)"
)
"""What follows a forename in names of streets, buildings, laws and charities."""
_PAIR = regex(
    r"(?<![\w'’-])(?=([A-Z][a-z]+)[ _.,-]+(?:[A-Z]\.?[ _]+)?(?:(?:de|van|von|al|bin|ap)[ _])?"
    r"((?:O['’]|Mc|Mac|Fitz)?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)(?![\w'’]))"
)


_FIRST = regex(r"[A-Z][a-z]{1,14}(?= (?:[A-Z]\.? |de |van |von |al |bin |ap )?(?:O['’])?[A-Z])")
_REACH = 18
"""Characters between the beginning of such a word and the last before the capital: its own, and those of `van`."""
_SHORT = 300
"""Characters of a text that is not worth a look at all that it is made of."""
_LAST = regex(
    r" (?:[A-Z]\.? |de |van |von |al |bin |ap )?((?:O['’]|Mc|Mac|Fitz)?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)(?![\w’])"
)
_FOLLOWING = regex(r"[ _.-]+([A-Za-z]+)")
_KNOWN = frozenset(
    {
        *("marie curie", "sue ryder", "leonard cheshire", "anthony nolan", "florence nightingale", "mary seacole"),
        *("rosa parks", "winston churchill", "alan turing", "isaac newton", "charles darwin", "jane austen"),
        *("william shakespeare", "charles dickens", "robert burns", "emmeline pankhurst", "oliver cromwell"),
        *("henry moore", "mary rose", "guy fawkes", "john lewis", "harvey nichols", "laura ashley", "ted baker"),
        *("ann summers", "robert dyas", "ernest jones", "thomas cook", "taylor wimpey", "david wilson", "michael page"),
        *("robert half", "robert walters", "morgan sindall", "grant thornton", "ronald mcdonald", "duncan lewis"),
        *("elizabeth fry", "grace darling", "captain scott", "francis drake", "walter raleigh", "horatio nelson"),
    }
)
"""Names of which everybody thinks of a charity, a firm or a figure of history."""


def is_forename(word: str) -> bool:
    """Whether the word is one of the common forenames."""
    return word.strip().lower() in _FORENAMES


def can_be_a_surname(word: str) -> bool:
    """Whether the word is none of those that stand behind forenames in names of places, laws and charities."""
    return _NO_SURNAME.fullmatch(word) is None


def person_in(text: str) -> str:
    """The first pair of a common forename and what can be a surname; "" where there is none."""
    for found in _PAIR.finditer(text):
        if _is_somebody(text, found[1], found[2], found.end(2)):
            return text[found.start() : found.end(2)]
    return ""


@lru_cache(maxsize=8)
def people_in(text: str) -> Sequence[tuple[int, int]]:
    """Where such pairs begin and end, with one blank between their words: the quick way through a long text."""
    return tuple(
        (found.start(), surname.end(1))
        for found in _first_words(text)
        if found[0].lower() in _FORENAMES
        and text[found.start() - 1 : found.start()] not in ("-", "’", "'")
        and (surname := _LAST.match(text, found.end()))
        and _is_somebody(text, found[0], surname[1].partition("-")[0], surname.end(1))
    )


def _first_words(text: str) -> Iterator[re.Match[str]]:
    """What `_FIRST` finds: it ends, or `van` behind it does, where a capital follows a small letter and a blank, and
    begins with the last capital before.
    """
    if len(text) < _SHORT:
        return _FIRST.finditer(text)
    shape, ends = shape_of(text), forms_of(text)[NAMES]
    begins = (shape.rfind(b"A", max(at - _REACH, 0), at) for at in ends)
    return (found for at in begins if at >= 0 and (found := _FIRST.match(text, at)))


def _is_somebody(text: str, forename: str, surname: str, end: int) -> bool:
    """Whether a pair of words is the name of a person, by what they are and by the word that follows."""
    if forename.lower() not in _FORENAMES or _NO_SURNAME.fullmatch(surname):
        return False
    if f"{forename} {surname}".lower() in _KNOWN:
        return False
    following = _FOLLOWING.match(text, end)
    return following is None or not _NO_SURNAME.fullmatch(following[1]) or following[1].islower()
