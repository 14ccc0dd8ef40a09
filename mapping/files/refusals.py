# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences about files that are not read: what each is, and the way out."""

from mapping.files.limits import MAX_COLUMNS

COPY_TABLE = "copiare la tabella in un foglio di calcolo e salvarlo come XLSX o CSV"
SAVE_AGAIN = "aprirlo con il foglio di calcolo e salvarlo come XLSX o CSV"
REASONS = {
    "password": "è protetto da una password: toglierla e salvarlo di nuovo",
    "damaged": "è danneggiato e non si apre: salvarlo di nuovo come XLSX o CSV",
    "panic": "non si apre, perché è danneggiato o chiede troppa memoria: salvare il solo registro come CSV",
    "json": "non è un JSON valido: esportarlo di nuovo, o inviare il registro come XLSX o CSV",
    "records": "è un JSON senza un elenco di associazioni: serve un elenco di oggetti, uno per associazione",
    "reference": "ha le coordinate in un sistema di riferimento che non si conosce («{sistema}»): esportarlo in gradi "
    "(WGS84, EPSG 4326)",
    "memory": "chiede troppa memoria o troppo tempo: per sicurezza non viene aperto; salvare il solo registro come CSV",
    "text": "contiene molto più testo di un registro: salvare il solo foglio del registro come CSV",
    "columns": f"ha {{numero}} colonne, più delle {MAX_COLUMNS} lette: salvare il solo registro",
    "container": f"non è un foglio di calcolo leggibile: {SAVE_AGAIN}",
    "parts": "contiene {numero} parti: non è un foglio di calcolo ordinario",
    "docx": f"è un documento di Word, non una tabella: {COPY_TABLE}",
    "doc": f"è un documento di Word, non una tabella: {COPY_TABLE}",
    "odt": f"è un documento di testo (ODT), non un foglio di calcolo: {COPY_TABLE}",
    "slides": f"è una presentazione, non una tabella: {COPY_TABLE}",
    "apple": "è di un programma di Apple (Numbers, Pages, Keynote): esportarlo da lì come XLSX o CSV",
    "archive": "è un archivio senza un file che si legga come registro: estrarre il file giusto e indicare quello",
    "several": "è un archivio con più file che possono essere il registro ({file}): indicare quale con --sheet, o "
    "estrarlo e indicare quello",
    "nested": "è un archivio dentro un archivio: estrarre il file giusto e indicare quello",
    "packed": "è un archivio che si gonfierebbe oltre {mega} MB: per sicurezza non viene aperto; estrarre il file "
    "giusto e indicare quello",
    "webpage": f"è una pagina web (HTML) senza una tabella: scaricare di nuovo i dati, oppure {SAVE_AGAIN}",
    "xml": "è un XML di un tipo che non si legge: esportare i dati come XLSX, CSV, JSON o KML",
    "placemarks": "è una mappa senza luoghi con un nome (segnaposti): esportare quella che li contiene",
    "linked": "contiene solo il collegamento a una mappa in rete: esportarla di nuovo con i suoi dati, come KML o KMZ",
    "database": "è una base di dati, non una tabella: esportare la tabella del registro come XLSX o CSV",
    "siblings": "è una parte di uno shapefile, di cui manca {file}: mettere tutte le parti nella stessa cartella o in "
    "uno ZIP",
    "swells": "si gonfierebbe fino a {mega} MB ({volte} volte): per sicurezza non viene aperto; salvare di nuovo il "
    "solo registro come XLSX o CSV",
    "definitions": "contiene definizioni XML che un foglio di calcolo non scrive: per sicurezza non viene aperto; "
    "salvarlo di nuovo come XLSX",
    "far": "ha un foglio («{foglio}») che arriva alla riga {riga} e alla colonna {colonna}: cancellare le celle "
    "lontane dalla tabella e salvare di nuovo",
}
"""Why the child refuses a file, by the word that it sends (`mapping/files/child/refusal.py`)."""
