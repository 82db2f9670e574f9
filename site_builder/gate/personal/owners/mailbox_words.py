"""Words of which the names of offices' mailboxes are made."""

ROLES = frozenset(
    """
    foi foia foirequests freedomofinformation freedom information info enquiries enquiry inquiries contact contactus
    contacts office admin mail mailbox team press pressoffice media news communications comms complaints complaint
    feedback help helpdesk support service services customerservices customer casework case cases dpo dataprotection
    data protection privacy records disclosure disclosures eir sar accessrequests access requests request
    publication publications library webmaster web website postmaster noreply no reply donotreply jobs recruitment
    careers hr finance procurement tenders accounts payments legal governance compliance secretary secretariat clerk
    council councillors democratic democraticservices planning licensing environment environmental highways housing
    benefits tax elections registrar registry reception switchboard general hello police force unit desk department
    dept section group central public transparency review reviews internal internalreview appeals statistics stats
    research policy security itservice it abuse sales licensingunit firearms vetting standards icocasework
    safeguarding schools school nhs trust hospital estates property parking fraud whistleblowing editor
    liaison occupational chiefconstable
    adran cyngor gwasanaeth gwasanaethau gwybodaeth heddlu llywodraethu pennaeth rhyddid swyddfa swyddog tîm uned
    ymholiadau
    """.split()  # noqa: SIM905 (a list of a hundred quoted words reads badly)
)
"""What says of any name or mailbox that it is an office's."""
MAILBOXES = ROLES | frozenset(
    """
    academy accommodation administration admissions adoption adult adults adviser advisers advice all allotment
    alumni analysis analytics anpr appointments archive archives asb asc association audiology audit authorisation
    authorisations bereavement births blue bookings box building buildings bursar camhs cardiology care catering
    cctv celebrate cemeteries ceo ceremonies chaplain chaplaincy charity chief childrens claims cleaning clinic cllr
    club community conferences consultation contracts control coroner coroners counciltax creche crime crimes
    curator custody cyber cymorth dbs depot deputy dermatology design development digital director diversity
    donations dpfoi drainage duty ecology education emergencies emergency engagement equality events exams executive
    experience facilities family fire fleet flood flooding fostering friends frontdoor fundraising gallery galw gdpr
    gis gofal governors guild head headteacher health helpline heritage highways hire hotline ict insight
    inspectorate insurance intelligence international invoice invoices lado leader learning leisure lettings
    libraries lighting lost maintenance mapping maps marketing marriages mash maternity mayor meetings membership
    museum neighbourhood newsdesk newsletter npt ooh opcc operations ops optician outreach pals parks partnership
    partnerships patient patients payroll pcc pensions performance permits pharmacy physio policing post ppu
    principal programme project projects protect psd pta publichealth purchasing quality radiology record referral
    referrals register relations repairs reports resilience resources response revenue revenues rights rent rents
    roads rural safety searches secretaries sen senco send shop site social socialcare society sports staff stores
    student students subscriptions supplies surgery theatre tickets town trading training transport travel treasurer
    trees triage trustees volunteer volunteering volunteers waste wellbeing wildlife xray amgueddfa canolfan
    cyfrifon iechyd llyfrgell llyfrgelloedd meddygfa tai
    ysgol ysgolion
    """.split()  # noqa: SIM905
)
"""What mailboxes are called beside, alone or glued to others: some are surnames too, and tell nothing in a name."""
THINGS = frozenset(
    """
    accident accreditation address addresses aerial afterschool agenda air ambulance animal animals applications
    apprentice apprentices apprenticeships arboriculture arena arts assembly assessment assessments assets
    assistance attendance awards band beach bench bids bin bins biodiversity blazer blazers blood board boats book
    breakfast broadband budget burials bursary bus buses business cabinet calendar call calls camp camping campus
    canteen capital car carbon caretaker cars cash catalogue census centre certificates challenge choices choir
    civic civil classes climate coach coaching coast coastal collection collections college commercial commissioning
    committee committees competition compost concerts concessions conduct conferencing connect conservation
    construction consultations consumer contactcentre contracting conveyancing corporate correspondence counselling
    counter county courses court cover crossing culture curriculum cycle cycling daycare dayservices deliveries
    delivery dental desks dialysis dispatch disposal dispute disputes district docks dog dogs donate donors drama
    earlyhelp earlyyears earth elective electoral energy enforcement enrolment enterprise equipment estate ethics
    evaluation examinations exhibitions export external ferry festival field fields films fines firstaid fitness
    fixtures floods food foodbank foods footpaths forestry forms forum forums foundation funding funds furniture
    games gardens gate geography gifts grants graves grounds groups guidance gym harbour headoffice heating highway
    history home homes horticulture hostel houses hub hubs human hygiene identity improvement inbox incident incidents
    inclusion induction infection innovation inquests inspection inspections integrity interpreting investigations
    issues itsupport join joint journal junior juniors kitchen lab laboratory labs land landlord landlords lane
    languages laundry law leaseholders lessons letters levy lift lifts lines link links list lists litter livestock
    loans local localoffer lunch lunches mailing mailroom mainoffice manager managers maritime market markets
    mayoralty meals medical medicine meeting member members memorial merchandise messages minibus minutes mobile
    monitoring moorings multimedia music neighbourhoods network newborn noise nominations notices notifications
    nursery nursing officer officers offices online open order orders outdoor outpatients oversight paediatrics
    panel parcels parent parents parish parishes path pathology paths pay paye payslips people permit pest phones
    photos pitch pitches plan planner plans play players playground pollution pool pools port postroom practice
    premises president prevention prints prison private prizes producers production products prospectus pumps pupil
    pupils queries questions rail rangers rates ratings readers reading rec receipts recorder recovery recreation
    recruiting recycling refugees refunds regeneration regional registers registrations rehab renewals rental
    rentals report rescue reservations reserve resident residents restaurant results returns riders river rivers
    road roadworks room rooms rota rotas route routes sale salt samples sanctions scheduling scheme schemes
    scholarships science screen screening scrutiny seniors settlements sewers shared shelter shows sick signs
    sixthform skills skips snow spend sponsorship stadium stall stalls station stationery stations stock storage
    store strategy street streetlighting streets streetscene streetworks studentunion studio studios studyroom
    subject subscribers suggestions summer supplier suppliers survey surveys sustainability swim swimming switch
    systems talkingtherapies talks taxi taxis teaching technical technology telephone telephones telephony tenancy
    tenant tenants tender tennis test theatres therapy thread timetable timetables tip tourism tours townclerk
    townhall traffic trail trails transfer transfers transition treatment trips uniform uniforms unions updates user
    users vacancies vaccination vaccinations vehicle vehicles vendors venue venues vetnurse village villagehall
    visit visitors visits vote voters votes walks ward warden wardens wards warehouse water weather weddings weekend
    welcome welfare winter witness women work works workshop workshops year youth zoo
    """.split()  # noqa: SIM905
)
"""Things and groups after which mailboxes are called, where such a word stands by itself."""
ALSO_SURNAMES = frozenset(
    """
    art bass bench berry bird board book bridge call camp cash church cook counter court cover craft ferry field
    fields flood forest garden gardens gate gates graves hall home hood house knight land lane law levy link list long
    major march market marsh meal mile miles mobile new page parish park path people pitch player pool port prentice
    price prior pump rail read reading record river rivers road rose sale salt shows snow sport spring step stock
    store street summer swift tennis tip town van walks ward warden wardens waters way west winter wood woods work
    young
    """.split()  # noqa: SIM905
)
"""What may be somebody's surname where no other word stands beside it."""
