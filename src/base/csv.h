/* Fields of CSV (RFC 4180), as a spreadsheet may open them. */
#ifndef ENT_BASE_CSV_H
#define ENT_BASE_CSV_H

#include "base/buf.h"

/* Adds text as a field: quoted where it must be; text that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, "CSV injection"). Numbers of ours need no such care: a minus in front of them is no formula. */
void ent_csv_text(ent_buf *out, ent_str text);

#endif
