/* The command `entente`: finds the subcommand and runs it. Exit status 0, 1 (bad input), 2 (usage). */
#include "command.h"

#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>

const struct command commands[] = {
	{"add", "PATH...", "read and code documents into a database",
	 "Reads every document under the paths (.txt .md .html .pdf .docx .xml .jsonl, plain or in gzip, zip or tar; '-' "
	 "is "
	 "JSONL on standard input), codes its events and keeps both. Adding a document again changes nothing. The command "
	 "may be interrupted at any moment and repeated. It ends with counts: read, added, already there, left out and "
	 "why.",
	 "dDjqh", NULL, 1, -1, run_add},
	{"dossier", "STATE...", "the whole relationship of two or more states on one page",
	 "Writes one self-contained page (or Markdown, or JSON): what the states did to each other, when, according to "
	 "which source, with the sentence; what was agreed, promised, counted; where sources disagree. A state is a code "
	 "or a name. --since and --until bound the period; --compare PAK-CHN sets another relationship beside it.",
	 "dDofsuXlCh", "html (default), pdf, md, json, svg (the curve alone)", 1, 16, run_dossier},
	{"timeline", "STATE...", "dated happenings, each once, with its sources",
	 "What is told as done; with --status, what is planned, promised, requested or hypothetical instead.",
	 "dDofsuetCnh", "table (default), md, json", 1, 16, run_timeline},
	{"events", "[STATE...]", "coded events as table, JSON lines, CSV, PLOVER, POLECAT, ICEWS or GDELT",
	 "States may be given as operands or with --between.", "dDofbsuetQwCnh",
	 "table (default on a terminal), jsonl, csv, plover, polecat, icews, gdelt, parquet", 0, 16, run_events},
	{"series", "STATE...", "cooperation and conflict by year, quarter or month, for all and by direction",
	 "A row a period of which anything is told, with what was done by quad class, what is only promised (pending), "
	 "denied or cancelled (undone), the mean of PLOVER's scores and its standard error. A happening counts once, in "
	 "the period that holds its whole date.",
	 "dDofsuPCh", "table (default), csv, jsonl", 1, 16, run_series},
	{"network", "STATE...", "how the states and the nearest third parties stand to one another, with balance of triads",
	 "A row a tie or triad, over all and in each phase of the relationship: happenings done, mean of their scores, its "
	 "standard error and, where four or more tell it beyond doubt, the sign.",
	 "dDofsuCh", "table (default), csv, jsonl", 1, 16, run_network},
	{"claims", "[STATE...]", "what sources say of one thing, side by side: where they agree, refine, contradict",
	 "For each subject (a membership, a project, a trade relation, a visit, an office) and property (date, start, end, "
	 "cost, length, order, status) the values that sources give, and a verdict: disagree, agree, refine, supersede or "
	 "series. With two or more states, what is between them or of one of them alone.",
	 "dDofGYEnh", "table (default), jsonl", 0, 16, run_claims},
	{"ledger", "[STATE...]",
	 "accounts of agreements, visits, exercises, projects, trade ..., each cell with its sources",
	 "The ledgers are agreements, visits, exercises, arms, sanctions (imposed, eased, lifted), projects (partners, "
	 "cost, "
	 "length, capacity, due date, stage), trade by year, aid, memberships, and promises with what became of them: "
	 "kept, superseded, open, past its date (by the last day that the sources know). --kind names one.",
	 "dDofKGnh", "table (default), csv, jsonl", 0, 16, run_ledger},
	{"explain", "EVENT", "how an event was coded: sentence, rule, each choice",
	 "EVENT is the id of an event or its beginning, or DOC:SENTENCE for a sentence that gave none.", "dDoh", NULL, 1, 1,
	 run_explain},
	{"correct", "EVENT FIELD VALUE", "a person's correction: kept for ever, used from then on",
	 "FIELD is event, mode, context, cameo, quad, score, status, speaker, date (EDTF), place, place_country, "
	 "confidence, rejected (1: this is no event), actors.N.FIELD, or together or apart with another event as VALUE: "
	 "the two are one happening, or two. An empty VALUE takes the value away. To take a correction back, correct to "
	 "what it was.",
	 "dDANh", NULL, 3, 3, run_correct},
	{"code", "[PATH...]", "documents in, coded events out, nothing kept",
	 "A stateless filter: JSONL documents on standard input (or files) to events. With --marked each line is a "
	 "sentence with its actors marked <s>..</s> and <t>..</t>, and gets one line of answer: event, quad class, status, "
	 "confidence, rule.",
	 "DfojCMBh", "jsonl (default), csv, plover, polecat, icews, gdelt", 0, -1, run_code},
	{"read", "PATH...", "documents as the reader understands them: text, blocks, title, author, date", NULL, "Doh",
	 NULL, 1, -1, run_read},
	{"parse", "[PATH...]", "sentences, tokens and syntax as CoNLL-U",
	 "Plain text (or documents) in; with --conllu the tokens are given.", "DoUBh", NULL, 0, -1, run_parse},
	{"actors", "[PATH...]", "who is mentioned, a JSON line a mention",
	 "Each as it was at the time told of: state, sector, office, person. With --unknown, the names that no table has, "
	 "counted over all documents, with what kind of name each is: rows for your own organisations.tsv or holders.tsv.",
	 "DojIh", NULL, 0, -1, run_actors},
	{"times", "[PATH...]", "time expressions, a JSON line each", NULL, "Doh", NULL, 0, -1, run_times},
	{"amounts", "[PATH...]", "amounts with their units, a JSON line each", NULL, "Doh", NULL, 0, -1, run_amounts},
	{"forecast", "STATE STATE", "what may come next between two states, with rules and precedents",
	 "Chances of each class and kind of event within the horizon, the rules that say so, the dated precedents with "
	 "their sentences, what would change it, the expected level of cooperation and conflict; what was promised and is "
	 "open stands apart. With --until the forecast is made from the day after, by what was known before.",
	 "dDofHLuh", "text (default), json", 2, 2, run_forecast},
	{"backtest", "PATH...", "how well events would have been foretold, as JSON",
	 "PATH is a folder with train.txt, valid.txt and test.txt (a temporal knowledge graph), or an event file: ours as "
	 "JSON lines or csv, ICEWS, GDELT or POLECAT, which is cut by time. Every event of the test part is asked for both "
	 "ways, who did it to whom, and the true answer ranked among all actors. One line of JSON a method.",
	 "DomFHWTRujh", NULL, 1, -1, run_backtest},
	{"doctor", "", "versions, models, data files and their checks", NULL, "Dh", NULL, 0, 0, run_doctor},
	{"help", "[COMMAND]", "this list, a command's options, or the manual page (help --man)", NULL, "h", NULL, 0, 1,
	 run_help},
	{0},
};

int run_help(const struct arguments *arguments)
{
	if (arguments->n_operands == 0) {
		usage_of_all(stdout);
		return 0;
	}
	const char *name = arguments->operands[0];
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0) {
			usage_of(c, stdout);
			return 0;
		}
	usage_error("no command '%s'", name);
	return EXIT_USAGE;
}

static int run(int argc, char **argv)
{
	if (argc < 2) {
		usage_of_all(stderr);
		return EXIT_USAGE;
	}
	const char *name = argv[1];
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
		printf("entente %s\n", ent_version());
		return 0;
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
		usage_of_all(stdout);
		return 0;
	}
	if (strcmp(name, "help") == 0 && argc == 3 && strcmp(argv[2], "--man") == 0) {
		man_page(stdout);
		return 0;
	}
	for (const struct command *command = commands; command->name; command++) {
		if (strcmp(command->name, name) != 0)
			continue;
		const char *operands[MOST_OPERANDS];
		struct arguments arguments = {.operands = operands};
		if (!arguments_read(command, argc - 2, argv + 2, &arguments))
			return EXIT_USAGE;
		if (arguments.help) {
			usage_of(command, stdout);
			return 0;
		}
		return command->run(&arguments);
	}
	usage_error("no command '%s'; 'entente help' lists them", name);
	return EXIT_USAGE;
}

/* The memory of one document serves the next: given back to the system in between, every page of it would be asked for
 * and cleared anew. */
static void keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD
	enum { KEPT = 64 << 20 /* [bytes] */, MAPPED = 32 << 20 /* a block of this size goes back at once */ };
	(void)mallopt(M_TRIM_THRESHOLD, KEPT);
	(void)mallopt(M_MMAP_THRESHOLD, MAPPED);
#endif
}

int main(int argc, char **argv)
{
	keep_memory();
	(void)setlocale(LC_CTYPE, "");
	(void)signal(SIGPIPE, SIG_IGN);
	int status = run(argc, argv);
	/* what is printed without an output of its own (help, the version) is lost on a full disk too */
	struct output output = {.file = stdout};
	return status == 0 && !output_close(&output, true) ? EXIT_INPUT : status;
}
