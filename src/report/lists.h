/* The sections of a dossier that are read off the entries: which entries each holds, and what is said over it. The
 * writers share them, so that HTML and Markdown tell the same. */
#ifndef ENT_REPORT_LISTS_H
#define ENT_REPORT_LISTS_H

#include "report/dossier.h"

typedef enum ent_list {
	ENT_LIST_TIMELINE, /* dated; done, or denied and cancelled and marked so */
	ENT_LIST_UNDATED,
	ENT_LIST_PENDING /* planned, promised, requested, hypothetical */
} ent_list;
enum { ENT_LISTS = ENT_LIST_PENDING + 1, ENT_LIST_TELLINGS = 10 /* sentences of one entry on a page for people */ };

typedef struct ent_list_text {
	const char *id, *title; /* of the section */
	const char *note;       /* what stands in it */
	const char *none;       /* what is said when it is empty */
} ent_list_text;

const ent_list_text *ent_list_about(ent_list list);

/* What a timeline lists: of what is asked for by a status that is not done yet, that. */
ent_list ent_list_of_timeline(const ent_dossier *dossier);

bool ent_list_holds(ent_list list, const ent_entry *entry);
/* Sections that hold nothing are left out. */
bool ent_list_has_section(ent_list list, const ent_dossier *dossier);
bool ent_dossier_has_claims(const ent_dossier *dossier);
bool ent_dossier_has_thirds(const ent_dossier *dossier);

bool ent_list_shows(ent_list list, const ent_entry *entry);       /* that it holds it, and there is room for it */
size_t ent_list_count(ent_list list, const ent_dossier *dossier); /* that it holds */
size_t ent_list_shown(ent_list list, const ent_dossier *dossier); /* of these, those shown */

/* The entry behind the last one of the list that the limit of the options lets through. */
size_t ent_list_end(ent_list list, const ent_dossier *dossier);

/* True when the sentence of telling `i` is that of one before it: an event coded twice is read once. */
bool ent_list_repeats(const ent_occurrence *occurrence, size_t i);

/* "Dawn, 21 November 2014", "New Strides in Pak-Russia Relations", "file.txt": the shortest name of a source that a
 * reader can find it by. */
ent_str ent_source_label(ent_arena *arena, const ent_source *source);

/* What there is to know of a source's day of publication: "21 November 2014 (metadata)", "not known". */
ent_str ent_source_published(ent_arena *arena, const ent_local *local, const ent_source *source);

#endif
