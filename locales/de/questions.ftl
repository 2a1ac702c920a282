### The security questions that anybody may choose from. A page loads them with the step that asks them.
### The number is the id on the wire: question-07 is `q07`. A number keeps its meaning for ever, for answers hang on it.

question-01 = In welchem Ort haben Sie Ihren Partner oder Ihre Partnerin kennengelernt?
question-02 = In welchem Ort haben sich Ihre Eltern kennengelernt?
question-03 = In welchem Ort wohnt der Bruder oder die Schwester, der oder die Ihnen am nächsten wohnt?
question-04 = In welchem Ort ist Ihr Vater geboren?
question-05 = In welchem Ort hatten Sie Ihre erste Arbeitsstelle?
question-06 = In welchem Ort ist Ihre Mutter geboren?
question-07 = In welchem Ort haben Sie den Beginn des Jahres 2000 erlebt?
question-08 = Wie hieß die Lehrkraft, die Sie in den letzten Schuljahren am liebsten hatten?
question-09 = Für welches Studium oder welche Ausbildung haben Sie sich beworben, ohne dort anzufangen?
question-10 = Wie hieß der Ort, an dem Sie Ihre Hochzeit gefeiert haben?
question-11 = Welchen zweiten Vornamen hat Ihr Vater?
question-12 = Welches Gericht essen Sie am liebsten?
question-13 = Wie heißt die Mutter Ihrer Mutter mit Vor- und Nachnamen?
question-14 = Welchen zweiten Vornamen hat Ihre Mutter?
question-15 = In welchem Monat und Jahr ist Ihr ältester Bruder oder Ihre älteste Schwester geboren?
question-16 = Welchen zweiten Vornamen hat Ihr ältester Bruder oder Ihre älteste Schwester?
question-17 = Wie heißt der Vater Ihres Vaters mit Vor- und Nachnamen?
question-18 = Welchen zweiten Vornamen hat Ihr jüngster Bruder oder Ihre jüngste Schwester?
question-19 = Auf welche Schule gingen Sie mit elf Jahren?
question-20 = Wie hieß Ihr bester Freund oder Ihre beste Freundin in der Kindheit mit Vor- und Nachnamen?
question-21 = Wie hieß Ihre erste Liebe mit Vor- und Nachnamen?
question-22 = Wie hieß die Lehrkraft, die Sie in der Grundschule am liebsten hatten?
question-23 = Welche Marke und welches Modell hatte Ihr erstes Auto oder Motorrad?
question-24 = Wie hieß Ihre erste Schule?
question-25 = In welchem Krankenhaus sind Sie geboren?
question-26 = In welcher Straße lag die erste Wohnung, an die Sie sich erinnern?
question-27 = Wer war in Ihrer Kindheit Ihr Held oder Ihre Heldin?
question-28 = Wie hieß das Kuscheltier, das Sie am meisten mochten?
question-29 = Wie hieß Ihr erstes Haustier?
question-30 = Mit welchem Kosenamen wurden Sie als Kind gerufen?
question-31 = Welcher Sport hat Ihnen in der Schule am besten gefallen?
question-32 = Was war Ihre erste Arbeit?
question-33 = Welche vier Ziffern standen am Ende Ihrer Telefonnummer, als Sie ein Kind waren?
question-34 = Was wollten Sie werden, als Sie klein waren?
question-35 = Wer ist der bekannteste Mensch, dem Sie je begegnet sind?
