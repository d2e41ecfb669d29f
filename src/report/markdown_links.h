/* Ledgers and claims in Markdown. */
#ifndef ENT_REPORT_MARKDOWN_LINKS_H
#define ENT_REPORT_MARKDOWN_LINKS_H

#include "report/dossier.h"

/* A ledger as a section with its table; every cell with its sentences ("3:31": sentence 31 of source 3). */
void ent_markdown_ledger(const ent_dossier *dossier, ent_account_kind kind, ent_buf *out);

/* The section of disagreements, side by side, and what else sources say of one thing. */
void ent_markdown_claims(const ent_dossier *dossier, ent_buf *out);

#endif
