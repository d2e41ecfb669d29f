/* The syntax model: none is built in yet, so sentences stay unparsed and the rooms above work from words alone. */
#include "syntax/syntax.h"

ent_status ent_syntax_new(const ent_data *data, ent_syntax **ret_syntax, ent_error *error)
{
	(void)data;
	(void)ret_syntax;
	return ent_fail(error, ENT_NOTFOUND, "english.entm", 0, -1, "no syntax model is built in");
}

ent_syntax *ent_syntax_free(ent_syntax *syntax)
{
	(void)syntax;
	return NULL;
}

void ent_syntax_parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *sentence)
{
	(void)syntax;
	(void)arena;
	(void)sentence;
}
