"""What a text tells of people without a number or an address, and what only looks like it.

Every line is a case, `\\n` the end of a line in it: those of `BLOCKED` stop a record, those of `ADVISED` are pointed
out, and nothing in `PASSES` stops one.
"""

BLOCKED = r"""
Mrs Olwen Tregarth, 31 Sandpiper Rise, receives a foster carer's allowance of £412 a week.
Damian Pocock, who is on methadone, has the flat above the launderette.
The claimant Bethany Oldcastle was diagnosed with bipolar disorder while she worked in Payroll.
Our daughter Isla (9) has leukaemia and is in Ward 4.
PE teacher Dominic Farrant is accused of messaging a pupil.
Jordan Maplesden, 17, was arrested on suspicion of burglary and released under investigation.
The asylum claim of Yusuf Abdi was refused in May and he now sleeps at the mosque.
A letter of Hugo Ravenscroft, of Flat 2, Mercer Court, tells that his wife has dementia.
Complaint 7 is from next door: Anthea Blacklock, number 12, says the music never stops.
Objection by the Reverend's widow, Mrs Marjorie Quayle, at Chapel Cottage.
A grant went to K. Mistry (wheelchair, benefit).
The plot of Olwen Crabbe, who has HIV and keeps bees, is free.
Zofia Brand, then of 9 Quay Row, was the last to hand in a claim.
She lives at Primrose Cottage, behind the chapel, with two small boys.
I live in Badger's Barn and the noise comes straight over.
We are at Hollin Barn, up the track, and the dog is deaf.
He stays at Larkrise Farm with his grandmother since the court order.
Informant's home: SO 41234 27788. Patrols pass at ten.
Where Ms Greta Lindqvist sleeps: ///apples.window.ladder
Home of the complainant: 54.97412, -1.61396.
| Stop | Lat, long |\n|---|---|\n| Safe house of Aneta K. | 54.97412, -1.61396 |
The women's refuge for Samina Yusuf is behind the dentist.
Address of the member (not for publication): 8 Larch Drive, Hexton.
| Tenant | Reason | Date |\n|---|---|---|\n| Mr Callum Birkett | Rent arrears, lost job | 4 May |
| Name | Reason for absence | Days |\n|---|---|---|\n| Angela Hebblethwaite | Depression | 41 |
| Pupil | Year | Excluded for |\n|---|---|---|\n| Jayden Okafor | 9 | Cannabis |
| Vendor | Description | Net |\n|---|---|---|\n| Acme Ltd | Bins | 4 |\n| Miss Tara Holroyd | Damages, broken hip | 90 |
| Payee | For | Net |\n|---|---|---|\n| Mr J. Harbottle | Refund, deceased mother's care home fees | 2,114 |
| Plot | Holder | Owes |\n|---|---|---|\n| 14B | Xanthippe Purkiss | £41 |
| Held | Age | Suspected of |\n|---|---|---|\n| Kyle Attwater | 31 | Arson |
My number is oh one six three two, nine six oh, four one seven, call after six. I'm Mrs Bagley.
Mobile: zero seven seven zero zero, nine hundred, four one seven.
You can get me on nought seven seven double-oh nine double-oh, four one seven, love.
Me: plus four four seven seven double oh nine hundred four one seven.
Tel. O77OO 9OO4l7 (Mrs Penha1igon)
Mob 077OO 9OO 4I7
Call 07700 nine hundred 417 and ask for the key.
The lead complainant (R. Osgodby, 14 Fell View) has now moved.
Token: cmVwbHktdG8gdGFtc2luLmdydWJiQHlhaG9vLmNvLnVr in the log.
Token: SmFuZSBEb2UsDQowNzcwMCA5MDAxMjMsIGphbmUuZG9lQGdtYWlsLmNvbQ== in the log.
Token: UmVmdW5kIG9mIMKjNDAJdG8gamFuZS5kb2VAZ21haWwuY29t in the log.
Patient story: Ivy Dunstan fell twice while she was confused by dementia.
| Staff no | Surname | Sickness days |\n|---|---|---|\n| 4417 | Osgodby | 88 |
| Time | Caller | Log |\n|---|---|---|\n| 19:41 | Ms Winifred Tansley | Says husband hits her |
Write to [Gareth](mailto:gareth%2epritchard77%40gmail%2ecom) about keys.
[the organiser](mailto:%74%61%6D%73%69%6E%2Egrubb%40yahoo%2Eco%2Euk)
<a href="tel:%2B447700900417">ring the organiser</a>
[twice over](mailto:sam%252Egrubb%2540yahoo.com)
See <https://forms.example/r?who=Mrs%20Tamsin%20Grubb&tel=07700%20900417>.
~~Denise Farthing, 12 Orchard Close~~ was the reporter.
The complaint of <del>Mr Colin Pettifer about his neighbour's drinking</del> a resident was upheld.
<span style="text-decoration: line-through">Ms Ottoline Crabbe, who has HIV</span>
The case of ~~Denise Farthing~~ a resident was closed.
**From:** Tregarth, Olwen\n**Sent:** Tuesday, March 4, 2025 9:14 PM\n**To:** FOI Mailbox\n**Subject:** RE: clarification
From: Tregarth, Ms Olwen (Legal)\nDate: 4 March 2025
To: TREGARTH, Olwen 4417\nSubject: Bins
On Tue, 4 Mar 2025 at 21:14, Olwen Tregarth \\<foi@elmford.example\\> wrote:
> On 4 March 2025, at 21:14, Zofka Tregarth\n> wrote:
On Mon 3 Jun 2024 at 10:00 June Tregarth wrote:
Dear Sergeant Tregarth,\n\nReturns are due.
Dear Olwen Managers,\n\nReturns are due.
Mrs H Garside  \n27 Quarry Bank  \nThornley  \nHX3 8DL\n\nCounters closed.
Olwen Garside\\\n4 Chapel Court\\\nThornley HX3 8DL\\\nThe library is shut.
Mr O Pike\n12 Mill Yard\nThornley\nHX3 8DL
| Field | Value |\n|---|---|\n| ni number | tw675115b |
NI: tw675115b
Rhif Yswiriant Gwladol tw675115b
Her N.I. no. is tw 67 51 15 b.
| Time | Terminal | IP address |\n|---|---|---|\n| 09:12 | 4 | 81.98.14.201 |
| Day | Visitor's address | Page |\n|---|---|---|\n| Monday | 92.40.176.8 | /jobs |
Dear Sam Hill,
| Item | Case details |\n|---|---|\n| 4 | Rang her neighbour on 07700 900123 |
| Item | Case details |\n|---|---|\n| 4 | 07700 900123 |
Write to philiptaylor72@gmail.com about the plot.
Write to captainsmith@hotmail.com about the plot.
Write to janechurchill@gmail.com about the plot.
Write to alanhusband@gmail.com about the plot.
See https://e.example/?to=%3Cjane.doe@gmail.com%3E for the rest.
| Name | Line manager | Sickness |\n|---|---|---|\n| Jane Doe | Tom Green | cancer |
| Line manager | Name | Sickness |\n|---|---|---|\n| Tom Green | Jane Doe | cancer |
| Name | Job title | Sickness |\n|---|---|---|\n| Jane Doe | Cook | cancer |
| Name | Ward | Driving licence | Sickness |\n|---|---|---|---|\n| Jane Doe | Weir | Full | cancer |
"""
ADVISED = r"""
**From:** Tregarth, Zofka\n**Sent:** Tuesday, March 4, 2025 9:14 PM\n**To:** FOI\n**Subject:** Bins
The settlement with Ffion Maddocks (receptionist) came to £18,000 after she alleged bullying.
Nurse Agnieszka Wrona raised three of the concerns about morphine.
Leaver: Philippa Strangeways, dismissed for gross misconduct, 3 May.
Mr Kowalczyk's blue badge was refused because he can walk 80 metres.
The tip-off about the farm came from Trevor Yelland next door.
The only one on the panel who voted against was Rashida Begum.
See [the form](form.pdf "asked for by Rosalie Grubb").
| Case | Notes |\n|---|---|\n| 14 | Mum (Kelly Fenwright) shouts; two boys at Moss Bank |
| Tenant | Rooms |\n|---|---|\n| Glenys Pardoe | 2 |
| Borrower | Title |\n|---|---|\n| Mrs E Lacey | Coping with HIV |
| Worker | Outcome |\n|---|---|\n| Sharon Dilworth | Final written warning, swearing |
| Supplier | For |\n|---|---|\n| Acme Ltd | Bins |\n| Ms R Pugh | Refund |
"""
PASSES = r"""
**From:** Licensing, Elmford\n**Sent:** Tuesday, March 4, 2025 9:14 PM\n**To:** Enquiries, General\n**Subject:** Bins
From: Leeds, Bradford\nTo: York, Selby
From: Customer Services, Elmford\nDate: 4 March 2025
On Tue, 4 Mar 2025 at 21:14, Elmford FOI \\<foi@elmford.example\\> wrote:
On Tuesday, March 4, 2025 at 9:14 PM GMT, Information Rights <information.rights@elmford.example> wrote:
On 4 March 2025 21:14, Customer Services wrote:
Dear Sergeants and Inspectors,\n\nReturns are due.
Dear Shift Supervisors,\n\nReturns are due.
Dear Heads of Department,\n\nReturns are due.
Dear Doctors and Nurses,\n\nThank you.
The new counter opened in May.\n\nAddress: 27 Market Place, Thornley HX3 8DL
Counters were closed.\n\n- 27 Market Place, Thornley HX3 8DL\n- 4 Mill Lane, Thornley HX3 8DM
Abbey Surgery\n27 Quarry Bank\nThornley\nHX3 8DL
Northmoor Police\n4 Chapel Court\nThornley HX3 8DL
| Field | Value |\n|---|---|\n| batch number | tw675115b |
Token: UmVmdW5kIG9mIMKjNDANCnRvIHRoZSBvZmZpY2UsIGJpbnM= in the log.
| Street | Named | After |\n|---|---|---|\n| Dear Orchard Close | 2019 | a field |
| Day | Filter | Version |\n|---|---|---|\n| Monday | Mill Lane | 4.12.0.3 |
The address of the site is 14.2 km away; version 9.4.1.2 of the form applies.
The portrait of Mrs Eleanor Gaskell hangs in the chamber; it was given in 1931 and shows her in mourning.
Clare's Law applications: 412. Of these, 38 led to a disclosure of previous convictions.
The Jo Cox Foundation received £5,000 for work on loneliness and mental health.
Marie Curie nurses cared for 219 patients with cancer in the county last year.
Councillor Helen Marsh declared an interest as the mother of a child with autism and left the room.
Cllr Mrs B Abbott and Cllr Mr B Banks were absent; Cllr Moira Daly is unwell.
Dr Helen Shaw, Director of Public Health, wrote in her report that depression and anxiety rose by a fifth.
Speakers: Ann Lowe (Disability Rights Group), Tom Pike, Dementia UK, and Imran Shah of the Stroke Association.
R v Thomas Allen [1998] and Smith v Jones were cited on harassment.
The Inquiry found failings in the recruitment of Wayne Harker, who had been accused of indecent exposure.
Award for bravery: PC Alan Marsh, who was injured when a suspect fled in March 2024.
Mrs Jane Marsh, Head of Housing, answered that 214 tenants were in arrears and 12 were evicted.
Grace Marsh Ward has 24 beds for people with dementia, Alice Pike House has twelve.
The licence holder is The Fox and Grapes Inn, designated premises supervisor Mr Thomas Pike.
| Payee | Purpose |\n|---|---|\n| Sue Ryder | Hospice, dementia |\n| Leonard Cheshire Homes | Residential care |
| Councillor | Ward | Interest |\n|---|---|---|\n| Mrs Jane Marsh | Weir | Foster carer |
| Name | Role | Training |\n|---|---|---|\n| Karen Pike | Dementia Lead | May |
| Meeting | With |\n|---|---|\n| 4 May | Mrs Ann Lowe, Stroke Association |\n| 5 May | Tom Pike, Autism Alliance |
| Author | Book | Loans |\n|---|---|---|\n| Jacqueline Wilson | A child in care | 412 |
| Name | Days sick |\n|---|---|\n| Hexton Division | 88 |
The hash is 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, its key bXkga2V5IGlzIHNlY3JldA==.
| Ward | Dementia | Depression |\n|---|---|---|\n| Florence Ward | 41 | 77 |
| Address | Proposal | Applicant |\n|---|---|---|\n| 4 Mill Lane | Ramp for wheelchair | Mr T Pike |
| Statue | Latitude | Longitude |\n|---|---|---|\n| Statue of Ada Fennimore | 52.41188 | -2.60391 |
The pedestrian refuge at 52.41188, -2.60391 was rebuilt in March.
The bus stop at Amy Johnson Way is at 52.41240, -2.60217, beside the school.
We are at County Hall on weekdays, and the team moved to Wharf House in 2022.
Who lives in Wharf House? Nobody: it is an office.
Tom Pike, once at Number 10, Downing Street, spoke; so did Ann Lowe, number 3 on the list.
Residents live in Ashdown House and Birch Court, two extra-care schemes.
A carer may claim if she lives in a House in Multiple Occupation.
Miss Ogden can be seen at the Civic Centre, 4 Castle Street, Northmoor NM1 2AB on Tuesdays.
Freedom to Speak Up Guardian: Rosie Adair, 01632 960417. She hears concerns about bullying.
Dial one zero one for calls that are not urgent. Nought point five per cent were abandoned.
The helpline is oh eight hundred, two double one, three double two, and it is free.
Between 2O and 3O lorries a day pass; the scan of the 1968 plan is p00r but can be read. Take 5O0 ml of H2O.
[Apply](https://hexbridge.gov.uk/start?a=blue%2Dbadge), [mail](mailto:blue%2Dbadge@hexbridge.gov.uk?subject=A%20b).
See the [calendar](https://www.hexbridge.gov.uk/events?title=Summer%20fair%20%26%20fete), up 50%.
The minute read: ~~Thursday 4 May~~ Friday 5 May, at ~~10.30~~ 11.00; ~~John Lewis~~ Argos, ~~the Council shall~~.
| Job no. | Asset |\n|---|---|\n| 0117 496 0201 | Street light |\n| 0117 496 0202 | Bollard |
| Permit no | Issued |\n|---|---|\n| 07700 900417 | 4 May |
A National Insurance number looks like this: AB 12 34 56 C.
Please write your registration in the format AA11 AAA, such as AB12 CDE.
The licence number of a driver has the form AAAAA 000000 AA0AA.
Specimen: Mr A N Other, 1 Any Street, Anytown AA1 1AA, account 12345678, sort code 12-34-56.
Payment can be made by BACS to Hexbridge Borough Council, sort code 30-90-11, account number 00417263.
The Trust's charity account (sort code 40-12-88, account 61200417) takes donations for the new scanner.
Yours sincerely,\n\nJane Marsh\nInformation Officer\n01632 960100
Our contact for this is Tom Pike, Facilities Manager, on 01632 960417 ext 12.
| Home | Manager | Rating |\n|---|---|---|\n| Cedar Lodge (dementia) | Ms Ann Lowe | Good |
| Trustee | Appointed | Interests |\n|---|---|---|\n| Mrs Ann Lowe | 2019 | Wife is a foster carer |
| Doctor | Practice | Clinic |\n|---|---|---|\n| Dr Helen Shaw | Church Street Surgery | Diabetes |
| Reporter | Paper | Question |\n|---|---|---|\n| Ann Lowe | Northmoor Echo | Suicide figures |
| Petition | Lead petitioner |\n|---|---|\n| Save the disabled toilets | Mr Tom Pike |
Dear Clerks,\n\nThe enquiry line is 01632 960 800.
Rosemary Grange is a care home for people with dementia.
Victoria Infirmary has 12 cancer beds, and Christian Aid has refugee staff.
Francis Crick Institute has cancer labs; Cath Lab has 12 cancer beds.
Chelsea Barracks has asylum seekers. Max Dose was increased for epilepsy patients.
| Home | Registered for |\n|---|---|\n| Rosemary Grange | dementia |
The staff who moved to Cedar House in 2022 have a canteen.
Staff who moved into Shire Hall, and councillors who now stay in Church House, were asked.
I am at Home Farm on the day of the fair.
The number of residents at 31 March Year End was 40.
Residents at 2023 Year End: 40. Residents at 31 March Close: 41.
See https://e.example/?to=%3Cbins@elmford.gov.uk%3E for the rest.
Write to stmaryspta@gmail.com, hextonbowlsclub@gmail.com or friendsofmillpark@gmail.com.
> **From:** Elmford Refuse <bins@elmford.example>\n> **To:** Hexton Wards <all-wards@elmford.example>
"""
