"""Sentences in which a telephone number or an address stands: of bodies and posts, and of people.

Every line is a case: in `BODIES` nothing blocks, in `PEOPLE` something does.
"""

BODIES = """
Ring the enquiry desk on 01632 960 310. Miss Tansy Ogden, who opened it in 1998, still comes on Fridays.
Depot Manager, Highways Depot, Slate Lane, Corby Fell NM7 3EE; night foreman 01632 960 311, fax 01632 960 312.
Clerk to the Justices: Mr Barnaby Thwaite, 01632 960 313.
The harbour master answers on 01632 960 314 from six in the morning.
Councillor Morwenna Pascoe can be reached through Group Support on 01632 960 315.
Non-emergency calls to 01632 960 316 and 01632 960 317 were merged in 2019.
Branches: Oakley (High Street, NM2 1AA, 01632 960 318), Penfold (Mill Road, NM2 4AB, 01632 960 319).
Offers of second-hand bicycles are taken on 01632 960 320. Mr Tuck mends them with the pupils.
The Society's secretary answers on 01632 960 321 after six.
Box office 01632 960 322; minicom 01632 960 323. She has left the post since.
Fees of £9,120 were paid to chambers at 3 Garden Court, London EC4Y 9AA.
Solicitors: Pym Larkspur LLP, 12 Corn Street, Bristol BS1 1AA, DX 7812 Bristol.
Northern Library Authority, 4 Canal Street, Newry BT35 6AA. A colleague with the initials TMcK wrote this letter.
Shoes come from Hobbs Footwear (9 Bridge Street, Lincombe LN2 1AB; 01632 960 324) and two others.
Ties are sold by Rayner & Sons, 18 Market Street, Lincombe LN2 1AC, 01632 960 325.
Tanya's Tailoring, 6 Station Road, Penfold NM2 4AD, altered the gowns.
The stoves were supplied by Ember and Oak, 22 Foundry Lane, Penfold NM2 4AE.
Visitors' line 01632 960 326. Keeper of Maritime History: Dr Rosalind Achebe.
Cyngor Dyffryn Glas, Swyddfa'r Sir, 2 Heol y Bont, Llanaled NM61 5AA. Ffôn: 01632 960 327.
Comhairle nan Eilean Beaga, 7 Shore Street, Port Rannoch NM62 1AA. Fòn 01632 960 328.
Foireann na hOifige: 01632 960 329. Is féidir glaoch idir 9 agus 5.
Contact: Gemma, Reception, on 01632 960 330 if the lift fails.
Head of Collections: Dr Piers Underwood, 01632 960 331.
A plaque to the chemist Ada Fennimore, 1822-1899, is at 14 Castle Hill, Stannerby NM1 2HA.
Bookings for the hall are made on 01632 960 332. The caretaker has the key.
Crown Office, 25 Chambers Street, Edinburgh EH1 1LA. Mrs Tait in Disclosure drew up the index.
The tea was supplied by Brewster Catering, 4 Dock Road, Harwold CO12 4AA, on a three-year contract.
Pest control is done by Barnes Environmental Ltd, 3 Mill Lane, Penfold NM2 4AF. A tenant may ask for a visit.
Out of hours, the duty engineer is on 01632 960 333. Residents were told by letter.
Parents' line 01632 960 334. A pupil who is late should go to the office.
Read aloud in the ward by Sister Okoro. Ward 7: 01632 960 335.
Witness Care can be reached on 01632 960 336. One witness did not attend.
Chartered surveyors Rudge Hollis, of 40 Broad Street, Penfold NM2 4AG, valued it at £212,000.
The Registrar of Births, Mrs Odette Lam, is in on Tuesdays; 01632 960 337.
Switchboard 01632 960 338. My colleague will be back on Monday.
Copies were printed by Quill Press, 2 Weaver Street, Penfold NM2 4AH.
Text relay users dial 18001 then 01632 960 339.
School uniform: Bell's Schoolwear, 31 High Street, Oakley NM2 1AD.
Complaints about taxis are heard by the Licensing Officer, 01632 960 340. The driver may attend.
The contract went to H. Pryce and Daughters, 3 Tolladine Road, Worton WR4 9AB.
Customers without the internet may ring 01632 960 341; a signer is on hand on Tuesdays.
The tenants' freephone is 0800 496 1113 and from a mobile 01632 960 342.
Home to school transport: 01632 960 343. Home care: 01632 960 344.
My colleague in Planning, on 01632 960 345, can say more.
Please contact me on 01632 960 346 if anything is unclear.
The polling station at 3 Chapel Walk, Worton WR7 4AB, was moved to the hall.
Vets: Severn Vets, 5 Droitwich Road, Worton WR3 7LH, 01632 960 347.
The team's duty mobile is 07700 900 348, answered by whoever is in.
Test plates shown in the film are TE57 AAA and TE57 BBB.
Dear parent, the text of the leaflet began.
The auctioneer was Tarrant & Daughter, 8 Weir Lane, Penfold NM2 4AT, 01632 960 349.
The owners are advised by Messrs Hale Underwood, of 12 Corn Row, Worton WR1 2AA.
Officers' mailboxes are of the form firstname.lastname@penfold.gov.uk.
Letters go to Information Governance, 61 Mill Street, Penfold NM2 4AB.
Notice 12 was for The Cedars, 14 Elm Place NM2 4AC (nursing home).
The bridge is called after Dame Tilda Marsh, born 3 March 1931.
Ada Quill (born 9 May 1928, died 2011) gave the land.
If you may lose your home, please call the Housing Advice Team on 01632 960 350 or, out of hours, 01632 960 351.
Dear Secretary of State, the draft of that letter began.
All of our buses are of the make Volvo B5TL and have cameras.
Item B123456789012 of the pupils' library was sold.
The plaque is at 9 Weir Street, Penfold NM2 4AE, for Hester Lyle (1861-1932).
""".strip().splitlines()

PEOPLE = """
One pupil (UPN F801200001017) moved school.
Her team's flat: ring her at home on 01632 960 436.
From 1430-1530 we searched the home of a suspect at Flat 3, 8 Weir Street, Penfold NM2 4AE.
A pupil of St Hilda's School, born 4 June 2013, was moved.
A patient of Queen Anne Hospital, born 4 June 1970, complained.
The boy, born 4 June 2013, whose father died in March, was fostered.
She, born 4 June 1970, had lost a brother who was killed in 2009.
Lady Street, tenant: date of birth 04/06/1970.
Write to una.prosser.housing@penfold.gov.uk with the form.
The driver of the car NM57 ABC gave a specimen of breath.
A licence was not issued to the keeper of the van NM57 ABC.
The drugs were supplied from 8 Weir Street, Penfold NM2 4AE.
It is the house of one of our engineers, 8 Weir Street, Penfold NM2 4AE.
Mrs Una Prosser rang us in May. We called back on 01632 960 430.
The complainant is Una Prosser. We rang 01632 960 431 twice and left a message.
The suspect's schools: 01632 960 432.
You wrote that somebody should contact me on 01632 960 433.
The letter said: my desk is broken, ring 01632 960 434.
Keys are with the patient team for Mr Ivo Hale. Team 07700 900435.
The keeper, Una Prosser, born on the eleventh of June 1988, was told.
Mr Ralph Tunney of Weirside, whose appeal failed in May, asked how many had been upheld.
The tenant, Marjorie Ellershaw, rang us from 01632 960 410 twice.
Mr Tuck lives above the shop; his number is 01632 960 411.
Complainant: Oriel Hatherley, 01632 960 412.
Her neighbour can be reached on 01632 960 413 in the evenings.
The witness Mrs Dilys Probert gave 01632 960 414 as her number.
The keeper, Leonard Whitty, asked to be called on 01632 960 415.
Mrs Tansy Ogden complained in May. Tel 01632 960 416.
Mrs Tansy Ogden complained in May. The number she gave was 01632 960 417.
The number is 01632 960 418. It is the claimant's own landline.
The director's home number is 01632 960 419.
Councillor Morwenna Pascoe may be rung at home on 01632 960 420.
My mother is ex-directory: 01632 960 421.
She moved to 9 Larch Close, Penfold NM2 4BA in March.
The tenant, Rosalind Frith of 14B Canal Wharf, allowed us to measure in her bedroom.
The complainant, Mr Idris Vaughan, of 6 Tannery Row, wrote twice.
Our letter went to Mrs Ebele Nwosu, 12 Larch Close, Penfold NM2 4BA.
The victim, aged 81, was robbed at 12 Larch Close, Penfold NM2 4BA.
Visits were made to 12 Larch Close, Penfold NM2 4BA.
The child stays with an aunt at 12 Larch Close, Penfold NM2 4BA.
The retired clerk, Mr Barnaby Thwaite, is on 01632 960 422.
The patient can be rung on 01632 960 423.
Witness: Mr Idris Vaughan; tel 01632 960 424.
A caller from 12 Larch Close, Penfold NM2 4BA said that music was played all night.
The silver Corsa, whose keeper Mr Leonard Whitty never replied, was crushed.
A Miss T. Entwhistle saw it from her window. She was with a Mr Bracegirdle.
The driver, Leonard Whitty, could be reached on 01632 960 425.
The applicant's son answers on 01632 960 426.
Bins were left at Flat 3, 12 Larch Close, Penfold NM2 4BA.
Supplied by hand to Mrs Ebele Nwosu, 12 Larch Close, Penfold NM2 4BA.
The girl's mother rang from 01632 960 427 to say that she was ill.
Resident at 12 Larch Close NM2 4BA.
The suspect's fax is 01632 960 428.
Mr Idris Vaughan's number, 01632 960 429, was noted.
The neighbour at 14 Larch Close, Penfold NM2 4BA, told the officers.
The cleaner, Ms Bea Rourke, lives at 9 Larch Close, Penfold NM2 4BA.
Benefit was paid to Ione Marchetti, 6 Pear Tree Close, Worton WR4 0AA.
The allotment holder, Ione Marchetti, 01632 960 430, was evicted.
Contact the family on 01632 960 431.
Its keeper, Miss Ione Marchetti, paid the fine.
The informant: 01632 960 432, after six.
My mobile is 07700 900 433.
The van TE57 AAA was clamped on test day.
""".strip().splitlines()

ROWS_OF_PEOPLE = """
Witness;Statement|Idris Vaughan, 6 Tannery Row, Penfold NM2 4BB;Saw the van
Witness;Seen|Idris Vaughan, 6 Tannery Row, Penfold;Saw the van
Complainant;Outcome|Rosalind Frith, 14B Canal Wharf, Stannerby;Upheld
Name;Address|Rosalind Frith;14B Canal Wharf, Stannerby NM1 2HA
Keeper;Vehicle|Leonard Whitty, 9 Larch Close, Penfold;Corsa
Neighbour;Noise heard|Mrs Ebele Nwosu, 12 Larch Close, Penfold;Yes
Tenant;Telephone|Marjorie Ellershaw;01632 960 410
Victim;Loss|Oriel Hatherley, 3 Elm Grove, Penfold;£300
Applicant;Site|Marjorie Ellershaw, 4 Elm Grove, Penfold;Porch
Reported by;Date|Oriel Hatherley, 3 Elm Grove, Penfold;4 May
""".strip().splitlines()

ROWS_OF_BODIES = """
Branch;Where|Oakley, 6 High Street, Oakley NM2 1AA;01632 960 318
Supplier;Value|Ember Stoves Ltd, 22 Foundry Lane, Penfold;£300
Office;Telephone|Registrar, 6 Tannery Row, Penfold;01632 960 337
Site;Address|Fire station;9 Larch Close, Penfold NM2 4BB
School;Address|Oakley Primary School;9 Larch Close, Penfold NM2 4BB
Firm;Address|Rudge Hollis LLP;40 Broad Street, Penfold NM2 4AG
Shop;Where|Bell's Schoolwear, 31 High Street, Oakley NM2 1AD;Ties
Witness;Statement|Police officer 4;Saw the van
Complainant;Outcome|Member of the public;Upheld
Name;Role|Registrar of Births;Clerk
""".strip().splitlines()
