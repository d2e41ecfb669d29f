/* CoNLL-U in and out. */
#include "api/context.h"

ent_status ent_parse_conllu(const ent_context *context, const char *path, ent_writer out, ent_error *error)
{
	(void)context;
	(void)out;
	return ent_fail(error, ENT_NOTFOUND, path, 0, -1, "no syntax model is built in; train one with 'make model'");
}
