/* Dates and numbers in a reader's language, by ICU: "21 ноября 2014 г.", "153 000 000". Sentences of the page stay
 * English; what stands in cells and labels is the reader's. */
#ifndef ENT_REPORT_LOCAL_H
#define ENT_REPORT_LOCAL_H

#include "base/date.h"
#include "base/status.h"

typedef struct ent_local ent_local;

/* For a BCP 47 tag: "ru", "ur", "en-IN". ENT_USAGE: no language that ICU knows. Outside of arenas; the caller frees it.
 */
ent_status ent_local_open(const char *tag, ent_local **ret_local, ent_error *error);
ent_local *ent_local_free(ent_local *local); /* accepts NULL, returns NULL */

/* The tag, for <html lang> of what is written in it. */
const char *ent_local_tag(const ent_local *local);

/* The date with the precision that it has; ent_when_text where `local` is NULL. "≈" stands for about, "2016
 * –" for since 2016. */
ent_str ent_local_date(ent_arena *arena, const ent_local *local, const ent_date *date);

/* The number with the language's groups and point; ent_number_text where `local` is NULL. */
ent_str ent_local_number(ent_arena *arena, const ent_local *local, double value);

#endif
