"""Names of places in the United Kingdom that no topic is made of: nations, regions, counties, cities and large towns.

The list is the kit's own. Names that are words as well (Reading, Bath, Deal) count as places only where they are
written with a capital letter inside a sentence.
"""

from __future__ import annotations

import re

PLACES = tuple(
    part.strip()
    for part in """
    england, scotland, wales, northern ireland, ireland, united kingdom, great britain, britain, uk, gb, london,
    greater london, greater manchester, west midlands, east midlands, midlands, north east, north west,
    south east, south west, west yorkshire, south yorkshire, north yorkshire, east yorkshire, yorkshire, east anglia,
    merseyside, tyne and wear, tyneside, wearside, teesside, humberside, thames valley, home counties, bedfordshire,
    berkshire, buckinghamshire, cambridgeshire, cheshire, cornwall, cumbria, derbyshire, devon, dorset, county durham,
    durham, east sussex, west sussex, sussex, essex, gloucestershire, hampshire, herefordshire, hertfordshire,
    isle of wight, kent, lancashire, leicestershire, lincolnshire, norfolk, northamptonshire, northumberland,
    nottinghamshire, oxfordshire, rutland, shropshire, somerset, staffordshire, suffolk, surrey, warwickshire,
    wiltshire, worcestershire, antrim, armagh, fermanagh, tyrone, aberdeenshire, ayrshire, fife, lanarkshire,
    lothian, renfrewshire, perthshire, highlands, orkney, shetland, anglesey, carmarthenshire, ceredigion, conwy,
    denbighshire, flintshire, glamorgan, gwent, gwynedd, monmouthshire, pembrokeshire, powys, manchester, birmingham,
    leeds, liverpool, sheffield, bristol, newcastle, nottingham, leicester, bradford, coventry, hull, stoke,
    stoke-on-trent, wolverhampton, plymouth, derby, southampton, portsmouth, brighton, hove, sunderland, norwich,
    oxford, cambridge, york, exeter, gloucester, worcester, lincoln, peterborough, chester, lancaster, carlisle,
    preston, salford, wakefield, canterbury, winchester, salisbury, chichester, hereford, lichfield, ripon, truro,
    st albans, chelmsford, southend, colchester, ipswich, luton, milton keynes, northampton, swindon, slough,
    bournemouth, poole, blackpool, bolton, bury, oldham, rochdale, stockport, wigan, warrington, middlesbrough,
    doncaster, rotherham, barnsley, huddersfield, halifax, kirklees, calderdale, grimsby, scunthorpe, blackburn,
    burnley, crawley, hastings, eastbourne, maidstone, dover, folkestone, margate, dartford, gravesend, medway,
    rochester, chatham, guildford, woking, basingstoke, watford, stevenage, harlow, basildon, thurrock, cheltenham,
    torquay, torbay, taunton, telford, shrewsbury, stafford, tamworth, walsall, dudley, sandwell, solihull, redditch,
    rugby, nuneaton, loughborough, mansfield, chesterfield, crewe, macclesfield, southport, st helens, knowsley, wirral,
    birkenhead, gateshead, darlington, hartlepool, stockton, redcar, scarborough, harrogate, grantham, boston,
    great yarmouth, lowestoft, croydon, barnet, bexley, brent, bromley, camden, ealing, enfield, greenwich, hackney,
    hammersmith, haringey, harrow, havering, hillingdon, hounslow, islington, kensington, kingston, lambeth, lewisham,
    merton, newham, redbridge, richmond, southwark, sutton, tower hamlets, waltham forest, wandsworth, westminster,
    edinburgh, glasgow, aberdeen, dundee, inverness, perth, stirling, paisley, cardiff, swansea, newport, wrexham,
    bangor, belfast, derry, londonderry, lisburn, newry, reading, bath, deal, wells, battle, sandwich, ash, hope,
    corby, kettering, wellingborough, worthing, bognor regis, welwyn, hatfield, hemel hempstead, aylesbury, banbury,
    andover, fareham, gosport, yeovil, barnstaple, penzance, falmouth, st ives, cleethorpes, worksop, buxton, kendal,
    whitehaven, barrow, workington, morecambe, skelmersdale, widnes, runcorn, jersey, guernsey, isle of man
    """.split(",")  # noqa: SIM905
)
WORDS_TOO = frozenset(
    """
    reading bath deal wells battle sandwich ash hope hove rugby bury hull poole slough derby boston barrow preston
    lancaster lincoln sutton stoke stockton barnet perth stirling richmond kingston camden highlands dover
    brent crewe chester worcester stafford mansfield halifax jersey newport bangor kendal telford
    """.split()  # noqa: SIM905
)
# Compass points and words that are no place unless written as one.
_CAPITALS = WORDS_TOO | {"north east", "north west", "south east", "south west", "midlands"}
_SURE = tuple(name for name in PLACES if name not in _CAPITALS)
_SURELY = frozenset(_SURE)


def _pattern(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in sorted(names, key=lambda n: (-len(n), n)))


_ANYWHERE = re.compile(rf"\b(?:{_pattern(_SURE)})\b(?:['’]s)?", re.IGNORECASE)
_WITH_CAPITAL = re.compile(
    rf"(?<=[a-z,;] )(?:{_pattern(tuple(name.title() for name in PLACES if name in _CAPITALS))})\b(?:['’]s)?"
)
_LETTERS = re.compile(r"[a-z]+")
_FIRST = frozenset(re.split(r"[\s-]", name)[0] for name in PLACES)


def without_places(text: str) -> str:
    """A text with its UK place names blanked out.

    >>> without_places("The schools of Greater Manchester and near Reading").split()
    ['The', 'schools', 'of', 'and', 'near']
    >>> without_places("Reading is taught in the bath")
    'Reading is taught in the bath'
    """
    if _FIRST.isdisjoint(_LETTERS.findall(text.lower())):
        return text  # much the fastest way for the most texts
    return _WITH_CAPITAL.sub(" ", _ANYWHERE.sub(" ", text))


def is_place(word: str) -> bool:
    """Whether a single word is the name of a place and no word besides.

    >>> is_place("Kent"), is_place("reading")
    (True, False)
    """
    return word.lower() in _SURELY
