package health.intake.demo.people;

/** The names to choose from. */
final class NamesByLanguage {

    static final Names GERMAN = Names.of(
            """
            Anna Maria Käthe Ursula Renate Jördis Bärbel Sabine Petra Monika Andrea Stefanie Nicole Zoë Chloé
            Julia Katharina Lea Mia Emilia Hannelore Ingeborg Gisela Brigitte Anneliese Friederike Anna-Lena
            Dörte Görel Marlène
            """,
            """
            Jürgen Günter Jörg Björn Sören Götz Hans-Peter Karl-Heinz Wolfgang Klaus Michael Thomas Andreas Stefan
            Matthias Lukas Leon Finn Jonas Maximilian Felix Paul Emil René André Rüdiger Volker Lütje Holger Till
            """,
            """
            Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
            Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause
            Lehmann Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn
            Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Großmann Voß
            Böhm Jäger
            """);

    static final Names FINNISH = Names.of(
            """
            Aino Helmi Päivi Säde-Maria Outi Tuula Ritva Leena Kaarina Anneli Maarit Kristiina Sofia Emilia Tiina
            Sari Hanna Pirjo Satu Eeva Eila Ulla Kyllikki Hilja Säde Anna-Liisa Inkeri Mirja Nelli Åsa
            """,
            """
            Matti Timo Juha Kari Mikko Antti Jari Markku Väinö Jukka Ville Eero Heikki Pekka Hannu Olli Onni Elias
            Leo Niilo Eino Arvo Yrjö Tapio Sampo Jyrki Pentti Åke Örjan Juha-Pekka
            """,
            """
            Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen
            Saarinen Salminen Heinonen Niemi Heikkilä Salonen Kinnunen Turunen Salo Laitinen Tuominen Rantanen
            Karjalainen Jokinen Mattila Savolainen Lahtinen Ahonen Ojala Leppänen Väisänen Hiltunen Kallio Leinonen
            Miettinen Pitkänen Aaltonen Manninen Koivisto Hakala Anttila Laaksonen Räsänen Hirvonen Lehto Laakso
            Toivonen Mustonen Rantala Nurmi Peltola Sjöberg Öhman Åkerlund Kärkkäinen Pöyhönen Yli-Mäki Häkkinen
            """);

    static final Names ENGLISH = Names.of(
            """
            Olivia Amelia Isla Ava Ivy Freya Lily Florence Rosie Margaret Susan Patricia Christine Linda Jacqueline
            Zoë Chloë Renée Siân Niamh Sinéad Aoife Brontë Gwen Harriet Victoria Elizabeth Mary-Jane Esmé Dorothy
            """,
            """
            Oliver George Arthur Noah Muhammad Leo Oscar Harry Archie Jack David John Peter Michael Alan Kenneth
            Robert Stephen Graham Seán Ciarán Rhys Eoin José Hamish Callum Dafydd Trevor Nigel Jean-Paul
            """,
            """
            Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White
            Roberts Green Hall Wood Jackson Clarke Khan Hughes Edwards Hill Moore Clark Harrison Scott Young Morris
            Ward Turner Carter Phillips Mitchell Begum Campbell Anderson Allen Cook Bailey Parker Miller Davis Murphy
            Price Bell Baker Kelly O'Brien O’Connor McDonald Ó’Néill Brontë Fitz-Gerald Lloyd Ashdown Núñez Pearson
            """);

    private NamesByLanguage() {}
}
