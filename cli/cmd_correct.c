/* entente correct: a person's correction of an event, or of what is told of one happening. */
#include "command.h"

#include <stdlib.h>

int run_correct(const struct arguments *arguments)
{
	const char *who = arguments->who ? arguments->who : getenv("USER");
	ent_context *context = context_of(arguments);
	ent_database *database = context ? database_of(context, arguments, ENT_DATABASE_WRITE) : NULL;
	int result = EXIT_INPUT;
	if (database) {
		ent_error error;
		ent_status status = ent_database_correct(database, arguments->operands[0], arguments->operands[1],
												 arguments->operands[2], who, arguments->note, &error);
		result = status ? complain(&error) : 0;
	}
	ent_database_close(database);
	ent_context_free(context);
	return result;
}
