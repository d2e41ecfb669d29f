/* Claims and ledgers in JSON. */
#ifndef ENT_REPORT_JSON_LINKS_H
#define ENT_REPORT_JSON_LINKS_H

#include "base/json.h"
#include "report/dossier.h"

/* The members "disagreements", "claims" (of other verdicts) and "ledgers" of the dossier's object. */
void ent_json_links(ent_json *json, const ent_dossier *dossier);

#endif
