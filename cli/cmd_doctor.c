/* entente doctor: is everything here and whole? */
#include "command.h"

int run_doctor(const struct arguments *arguments)
{
	ent_context *context = context_of(arguments);
	int result = EXIT_INPUT;
	struct output output;
	if (context && output_open(&output, NULL)) {
		ent_error error;
		ent_status status = ent_doctor(context, output_writer(&output), &error);
		result = output_end(&output, status, &error, false);
	}
	ent_context_free(context);
	return result;
}
