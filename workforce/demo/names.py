"""Names that nobody could take for a real person's: first names of many origins, last names that are things.

First and last name are drawn apart from each other and from ethnicity, so that no name says anything.
"""

FIRST_NAMES = """
Aaliyah Abena Adaeze Adam Adebayo Agnieszka Ahmed Aisha Akua Alan Alejandra Alice Amara Amelia Amina Amir Ana
Anders Andrea Aneta Angharad Anil Anita Anjali Anneka Antonio Anwen Aoife Arjun Arthur Asha Astrid Ayesha Ayodele
Bartosz Beatriz Bela Benedict Bethan Bilal Björn Bogdan Bronwen Bruno Callum Camila Candice Carlos Carys Catrin
Cerys Chantelle Charlotte Chiara Chidi Chloe Chukwudi Claire Clive Colm Conor Dafydd Daisy Daniela Darius Dawit
Deepa Delroy Denise Desmond Dev Dilnoza Dimitri Dominika Dorota Ebony Edith Efua Eilidh Elena Elif Ella Emeka
Emily Emre Esi Esther Euan Eva Fatima Faye Femi Fergus Fiona Folake Francesca Freya Gabriel Gareth George Ghazala
Gita Giulia Grace Grzegorz Gulsen Habiba Hamza Hana Hannah Harpreet Harriet Hassan Heather Helen Hiba Hugo Ibrahim
Idris Ifeoma Ines Ingrid Iona Isaac Isabel Ivan Jacek Jade Jamal James Jana Jasmine Jaswinder Jean Jerome Joan
Joanna Jorge Josef Juan Julia Kacper Kaia Kamala Karim Karolina Kavita Keisha Kenji Khadija Kiran Kofi Krzysztof
Kwame Laila Lars Latoya Laura Layla Leila Leon Leticia Lewis Linh Liam Lola Lucia Luke Magda Mai Malik Manjit
Marcus Maria Marlon Marta Mary Mateo Matilda Mehmet Mei Meera Mia Miguel Mina Miriam Mohammed Moira Monique Mona
Nadia Naomi Natalia Nathan Neha Ngozi Nia Nicola Nina Noor Nuala Obinna Olena Olga Oluwaseun Omar Oscar Owen Pablo
Parveen Patience Paulina Pavel Petra Philippa Piotr Priya Quentin Rachel Radha Rafael Rajesh Rania Ravi Rebecca
Reggie Rhys Rita Robert Rosa Rosie Ruth Ryan Sadia Saira Salma Samir Samuel Sanjay Sara Sasha Selam Seren Shanice
Sian Simone Sinead Sofia Solomon Sonia Stefan Stella Sunita Susan Svetlana Tamara Tanya Tariq Tatiana Temitope
Tendai Teresa Thabo Theo Thomas Tia Tilly Tobias Tomasz Uche Uma Ursula Valentina Vera Victor Vikram Wanda Wei
Winston Xavier Ximena Yasmin Yetunde Yolanda Yusuf Zahra Zainab Zara Zofia Zoe Zuri
""".split()  # noqa: SIM905 (a page of names reads better than a list)

LAST_NAMES = """
Alder Alondra Anvil Apfelbaum Arcoiris Aspen Aurora Avocet Baobab Barometer Beech Bellows Birch Bittern Blackthorn
Blizzard Bluebell Bobbin Bradawl Brisa Brzoza Buche Bullfinch Buzzard Calabaza Candlewick Caracol Cedar Chaffinch
Chestnut Chisel Cirrus Cloudberry Cormorant Cornflower Crocus Crowbar Cumulus Curlew Cypress Damson Dandelion Dąb
Derwen Dewdrop Dogwood Dotterel Dovetail Drizzle Dunlin Eiche Elderflower Elm Escalera Fieldfare Flamingo Foglia
Foxglove Frost Fulmar Gannet Garza Gewitter Gimlet Girasol Goldcrest Goldfinch Goshawk Graupel Greenshank Grindstone
Gwynt Hacksaw Hailstone Hammerhead Hawthorn Hazel Heron Hibiscus Holm Hoopoe Hornbeam Hurricane Ibis Icicle Iroko
Ivy Jacaranda Jackdaw Jasmin Jaskółka Juniper Kasztan Kestrel Kingfisher Kittiwake Koivu Kormorán Lapwing Larch
Lavender Lindenblatt Linnet Lintu Lluvia Lodestar Lorikeet Lumière Magnolia Magpie Mahogany Mallet Mandrel Mangrove
Maple Marigold Marteau Martillo Mauersegler Mimosa Mirabelle Mistral Monsoon Moonbeam Moorhen Mulberry Mvua Neem
Nieve Nightjar Nimbus Nubes Nuthatch Nyundo Oaktree Oleander Olmo Orchid Osprey Ouzel Oystercatcher Paloma Papaya
Parapluie Peacock Pelican Peppermint Peregrine Pfeil Pincel Pine Pintail Plane Plover Plumbline Pochard Pomegranate
Poplar Primrose Puffin Quartz Quince Rainbow Raven Redshank Redwing Regenbogen Robinia Roble Rosemary Rowan Rowboat
Saffron Sandpiper Sapling Screwdriver Sekwoja Siskin Skylark Snowdrop Sokół Solstice Sparrow Spindle Spokeshave
Sprocket Starling Steamboat Stonechat Stormcloud Stratus Sunbeam Swallow Swift Sycamore Tamarind Teal Teasel Tempête
Thimble Thistle Thunder Tormenta Toucan Trowel Turnstone Twister Upepo Verbena Vinca Waxwing Weathervane Weide
Wheelbarrow Whimbrel Whinchat Whirlwind Whitethroat Wigeon Willow Windmill Wisteria Woodpecker Woodsmoke Wren Wrench
Yarrow Yew Zaffre Zephyr Zimt
""".split()  # noqa: SIM905

AGENCIES = (
    "Paper Lantern Staffing",
    "Blue Teapot Recruitment",
    "Cardboard Castle Locums",
    "Seventh Umbrella Care Staff",
    "Imaginary Bridge Resourcing",
)
"""Plainly invented, as the people are."""

PLACES_FIRST = (
    "Alder",
    "Birch",
    "Crane",
    "Dove",
    "Elm",
    "Fern",
    "Gorse",
    "Heron",
    "Iris",
    "Juniper",
    "Kite",
    "Larch",
)
PLACES_LAST = (
    "brook",
    "moor",
    "field",
    "well",
    "ford",
    "mere",
    "combe",
    "gate",
    "wick",
    "ley",
    "stoke",
    "haven",
)


def place(number: int) -> str:
    """The invented place of that number: 144 of them, then the same again with a numeral."""
    first, last = number % len(PLACES_FIRST), number // len(PLACES_FIRST) + number
    round_ = number // (len(PLACES_FIRST) * len(PLACES_LAST))
    name = PLACES_FIRST[first] + PLACES_LAST[last % len(PLACES_LAST)]
    return f"{name} {round_ + 1}" if round_ else name
