"""Names for invented people: first names with the language they are usual in, and family names."""

FIRST = {
    "en": "Alice Alfie Amber Archie Barbara Beth Bill Bridget Callum Carol Charlie Chloe Clive Connor Daisy Darren "
    "Diane Dominic Eileen Elliot Esther Fern Fiona Freddie Gareth Gemma Gordon Grace Hannah Harriet Harvey Heather "
    "Hugh Imelda Iris Ivan Jack Jasmine Jenny Jim Joan Joel Josie Judy Keith Kelly Kirsty Lance Laura Leah Lewis "
    "Liam Lorna Luke Mabel Marcus Martha Maureen Megan Molly Nadine Neil Nigel Norah Oscar Paige Patrick Paula Pete "
    "Phoebe Ralph Rebecca Rhys Rory Rosie Russell Ruth Sally Sean Shirley Sid Sophie Stella Stuart Tara Tess Tilly "
    "Tracy Travis Trevor Una Vera Vince Wanda Wesley Winnie Zoe".split(),
    "es": "Adela Alba Alonso Beatriz Bruno Camila Carmen Chema Cruz Diego Elena Emilio Estela Fermín Gonzalo Inés "
    "Íñigo Jimena Joaquín Leandro Lola Macarena Marcelo Marisol Nacho Noelia Pilar Ramiro Rocío Rodrigo Salma "
    "Santiago Sergio Teresa Valeria Ximena".split(),
    "fr": "Adèle Amélie Antoine Baptiste Benoît Camille Céline Clément Corentin Delphine Édith Élodie Étienne Fabien "
    "Florence Gaëlle Guillaume Hélène Jérôme Loïc Manon Margaux Mathilde Maxime Noémie Odile Pascal Quentin Régis "
    "Sylvie Thierry Yvette".split(),
    "de": "Anke Annika Bernd Birgit Carsten Dagmar Detlef Dörte Elke Frauke Gerd Greta Hanne Heiko Holger Ingrid Jana "
    "Jochen Jörg Katrin Lothar Maren Matthias Nele Niklas Petra Ralf Renate Sabine Silke Sönke Svenja Torsten Ulrike "
    "Uwe Volker Wiebke".split(),
    "it": "Alessia Arturo Bianca Carlo Chiara Davide Donatella Enzo Fabrizio Fiorella Gaetano Giada Gianni Ilaria "
    "Lorenzo Luisa Mirko Nicoletta Ornella Paolo Raffaella Renzo Silvana Tiziana Tommaso Valentina".split(),
    "pt": "Afonso Beatriz Caio Catarina Duarte Filipa Gustavo Helena Inês Jorge Leonor Luís Mafalda Márcio Nuno "
    "Rafael Rita Tiago Vasco".split(),
    "nl": "Anouk Bas Cor Daan Fleur Geert Hedwig Ineke Jelle Joost Koen Lotte Maaike Marloes Niels Pieter Sanne Sjoerd "
    "Thijs Wouter".split(),
    "pl": "Agnieszka Bartek Danuta Ewelina Grzegorz Halina Jacek Kasia Krzysztof Magda Marek Paweł Piotr Renata "
    "Tomasz Wojtek Zofia".split(),
    "in": "Aarti Ajay Anand Anjali Arun Bhavna Chetan Deepa Farah Girish Harish Ishaan Jaya Kiran Lakshmi Manoj Meera "
    "Nikhil Nisha Pooja Prakash Radhika Rahul Ravi Rohan Sandhya Sanjay Shreya Sunil Usha Varun Vidya".split(),
    "ar": "Amina Bilal Dina Faisal Ghada Hadi Hala Ibrahim Jamal Khalid Layla Mariam Nabil Noor Omar Rania Salim Samira "
    "Tariq Yara Yusuf Zainab".split(),
    "af": "Abena Adaeze Amara Babatunde Chidi Ebele Efua Femi Folake Ifeoma Kofi Kwame Lindiwe Mandla Ngozi Nomsa "
    "Obinna Sipho Thabo Tunde Yewande Zola".split(),
    "ea": "Akira Chen Daichi Fang Hana Haruto Hui Jing Jiho Kenji Lan Lei Linh Mei Minh Minji Naoko Ping Ren Sakura "
    "Seojun Thanh Tuan Wei Xin Yan Yuki Yuna".split(),
    "nord": "Aino Anders Astrid Bjørn Eero Eskil Freja Gunnar Helle Ingeborg Kaisa Lasse Linnea Magnus Maija Mikkel "
    "Nora Oskari Rasmus Signe Sigrid Siri Torbjörn Ville".split(),
}
LAST = {
    "en": "Abbott Ainsley Aldridge Barlow Beckett Birch Blackwood Bolton Brennan Briggs Cartwright Chadwick Coates "
    "Crane Cullen Dalby Denham Dixon Doyle Drake Eastwood Farrow Fletcher Foley Garrick Gilmore Goddard Hale Harding "
    "Hartley Haynes Hobbs Holloway Hurst Ingram Jessop Kemp Kirby Lacey Langdon Lomax Maddox Mercer Moody Nash Norris "
    "Oakley Orchard Palfrey Pickering Quigley Radcliffe Redmond Rowe Sadler Shelby Stanton Swift Tanner Thorne Tully "
    "Underhill Vickers Waddell Whitlock Winslow Wyatt Yates".split(),
    "es": "Aguirre Barrera Cabrera Carrasco Delgado Escobar Fuentes Gallardo Herrero Ibáñez Lozano Maldonado Navarro "
    "Olivares Pacheco Quiroga Redondo Salazar Taboada Urrutia Valdés Zamora".split(),
    "fr": "Aubry Berthelot Chevalier Delaunay Esnault Fournier Girard Huet Jacquet Lambert Marchal Perrin Renaud "
    "Rousselot Savary Tessier Vasseur".split(),
    "de": "Albers Brandt Claußen Dreyer Eggers Friedrichs Goertz Hollmann Jansen Kröger Lütjens Meinhardt Oltmanns "
    "Petersen Rahlfs Schröder Tiedemann Voss Wiegand Zimmer".split(),
    "it": "Bellini Caruso De Luca Ferrante Galli Lombardi Marchetti Pellegrini Rinaldi Santoro Testa Vitale".replace("De Luca", "DeLuca").split(),
    "pt": "Almeida Barbosa Carvalho Esteves Fonseca Lopes Machado Nogueira Pinto Ramos Teixeira Vieira".split(),
    "nl": "Bakker Dijkstra Hoekstra Jonker Kuipers Mulder Postma Veenstra Visser Zijlstra".split(),
    "pl": "Borkowska Czarnecki Duda Jankowska Kaczmarek Lis Nowicki Pawlak Sikora Wrona Zając".split(),
    "in": "Agarwal Bhatt Chatterjee Desai Gokhale Iyer Joshi Kapoor Kulkarni Menon Nair Pillai Rao Sengupta Shetty "
    "Subramanian Trivedi".split(),
    "ar": "Abbas Darwish Farouk Haddad Hamdan Khoury Mansour Nassar Qasim Rahman Sabbagh Tawfiq".split(),
    "af": "Abubakar Adeyemi Boateng Dlamini Eze Khumalo Mensah Nwosu Okafor Osei Sithole Uche".split(),
    "ea": "Cho Fujita Hoang Ishikawa Kang Kimura Lam Liu Ngo Okada Pham Shin Tran Wang Yamada Zhao".split(),
    "nord": "Aalto Berg Dahl Eriksen Halvorsen Holm Korhonen Lindqvist Mäkinen Nyström Olsen Sandberg Virtanen".split(),
}
# How often a person of each language appears in a life whose language is English.
WEIGHTS = {"en": 10, "es": 2, "fr": 2, "de": 2, "it": 1, "pt": 1, "nl": 1, "pl": 1, "in": 2, "ar": 1, "af": 1, "ea": 2, "nord": 1}

TOWNS = (
    "Aldcaster Ashby Barrowmere Bexholm Birkdale Brackwell Calder Camden Castlebay Clearwater Corran Danford Deepdale "
    "Dunmore Eastport Elmhurst Fairhaven Farnley Fenwick Glenrock Greyfriars Halston Harwick Hazelton Inverleith "
    "Kenmore Kingsbridge Lakeview Langford Linden Lowestock Marlow Millbrook Morley Newbridge Northam Oakdale Oldbury "
    "Pinecrest Portreath Quarrybank Ravenna Redcliff Ridgeway Riverton Rosemount Saltash Seaforth Silverton Southwell "
    "Stonehaven Tarleton Thornbury Tidewater Uppington Valencia Wareham Westbrook Whitby Winterfold Woodlands Yarrow "
    "Lisbon Porto Lyon Bremen Utrecht Bologna Seville Kraków Bergen Chicago Denver Toronto Glasgow Cardiff Leeds Cork "
    "Austin Portland Boston Atlanta Melbourne Auckland Pune Chennai Lagos Accra Osaka Hanoi"
).split()
STREETS = (
    "Acorn Alder Bank Beech Bridge Canal Cedar Chapel Church Clay Cooper Cross Dale Elm Fern Ferry Forge Garden Grange "
    "Grove Harbour High Hill Holly Juniper Lake Larch Laurel Linden Maple Market Meadow Mill Orchard Park Poplar "
    "Quarry Queen River Rowan Sandy School South Spring Station Tanner Temple Thorn Vine Walnut Water Willow Wood".split()
)
WORDS = (  # for invented company names, passwords and the like
    "amber anchor apple arrow aspen atlas badger basil beacon birch bison bramble breeze bronze canyon cedar cherry "
    "cobalt comet copper coral cricket crystal delta drift ember falcon feather fern finch flint forest fox garnet "
    "ginger granite harbor harvest hazel heron hollow indigo iron island ivory jasper juniper kestrel lantern larch "
    "lemon lilac linden lotus lunar maple marble meadow mint mist moss north nutmeg oak ocean olive opal orbit osprey "
    "otter pebble pepper pine plum poppy prairie quartz quill rain raven reef ridge river robin rowan saffron sage "
    "salmon shadow silver sparrow spruce starling stone summit swift thistle thunder tiger timber topaz tulip velvet "
    "violet walnut willow winter wolf wren zephyr"
).split()
