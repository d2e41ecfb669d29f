/* Whom a text means that does not name him again: pronouns, descriptions, lists, blocs, offices alone. Sentences are
 * parsed where a model is built in; without one the cases that need a tree are passed over. */
#include "actors_tables.h"
#include "make_document.h"

static int set_up_with_trees(void **state)
{
	set_up(state);
	struct tables *t = *state;
	if (ent_syntax_new(t->data, &t->syntax, NULL))
		t->syntax = NULL;
	return 0;
}

static ent_mentions *read_text(struct tables *t, const char *text)
{
	return ent_actors_find(t->actors, t->syntax, t->arena, ent_text_of(t->arena, make_document(t->arena, text)));
}

/* The last mention whose bytes are `words`, or NULL. */
static const ent_mention *last_mention(const ent_mentions *mentions, const char *text, const char *words)
{
	for (size_t i = mentions->n; i-- > 0;)
		if (ent_str_is(ent_str_sub(ent_str_of(text), mentions->at[i].start, mentions->at[i].end), words))
			return &mentions->at[i];
	return NULL;
}

/* The codes of the last mention whose bytes are `words`, '+' between; "-" where there is no such mention. */
static const char *last_codes(struct tables *t, const char *text, const char *words)
{
	ent_mentions *mentions = read_text(t, text);
	const ent_mention *m = last_mention(mentions, text, words);
	if (!m)
		return "-";
	ent_str all = ENT_STR("");
	for (uint32_t k = 0; k < m->n_actors; k++)
		all = k ? ent_str_join(t->arena, all, ENT_STR("+"), m->actors[k].code)
				: ent_str_copy(t->arena, m->actors[k].code);
	assert_true(m->antecedent <= mentions->n);
	return all.len ? all.ptr : "";
}

struct expected {
	const char *text, *words, *codes;
};

static void check(struct tables *t, const struct expected *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *codes = last_codes(t, cases[i].text, cases[i].words);
		if (strcmp(codes, cases[i].codes) != 0)
			fail_msg("'%s' is %s, not %s, in: %s", cases[i].words, codes, cases[i].codes, cases[i].text);
	}
}

static void resolves_pronouns(void **state)
{
	static const struct expected cases[] = {
		{"Kenya closed the road. It blamed Uganda.", "It", "KEN"},
		{"Kenya asked Uganda for help. Its army was weak.", "Its", "KEN"},
		{"Kenya's crisis ended when it signed a pact with Uganda.", "it", "KEN"},
		{"The Peruvian president flew to Quito, where he met his colleague.", "he", "PERGOV"},
		{"Ghana and Togo closed the border. Later they opened it.", "they", "GHA+TGO"},
		{"The Somali troops crossed the river. They took two towns.", "They", "SOMMIL"},
		{"It is believed that war was near. It took two weeks to end it.", "It", "-"},
		/* whose it is who does it, or who is asked to */
		{"The league sent a ship, which Chad refused to let into its port.", "its", "TCD"},
		{"Peru called on Chile to open its border.", "its", "CHL"},
		{"Peru promised Chile to open its border.", "its", "PER"},
		{"NATO backed Chad; Peru rejected its offer.", "its", "IGONAT"},
		{"Peru told Chad that Chile had only itself to blame.", "itself", "CHL"},
		{"Peru complained that Chile had raided its coast. Bolivia condemned Peru for its claims.", "its", "PER"},
		/* what acts on itself is said so */
		{"Chile invaded Peru. Bolivia supported it.", "it", "CHL"},
		/* the talks, not the states */
		{"Ghana and Togo met. The talks failed because they were too short.", "they", "-"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

static void resolves_descriptions(void **state)
{
	static const struct expected cases[] = {
		{"Pakistan and India met. The two countries signed.", "The two countries", "PAK+IND"},
		{"Pakistan fought India. The belligerents stopped in May.", "The belligerents", "PAK+IND"},
		{"Pakistan, China and Russia met. All three states signed.", "All three states", "PAK+CHN+RUS"},
		{"Chad, Niger and Mali met. The three states signed. France, France and again France was glad. France left. "
		 "The three states rejoiced.",
		 "The three states", "TCD+NER+MLI"},
		{"Ghana and Togo were friends. The former Cold War rivals met.", "The former Cold War rivals", "GHA+TGO"},
		{"Pakistan and India met. The two nuclear-armed neighbours signed.", "The two nuclear-armed neighbours",
		 "PAK+IND"},
		{"Chile and Peru accused each other of lies.", "each other", "CHL+PER"},
		{"Chile and Peru accused one another of lies.", "one another", "CHL+PER"},
		{"Kenya attacked Uganda. That country struck back.", "That country", "UGA"},
		{"The presidents of Egypt and Syria met.", "presidents of Egypt and Syria", "EGYGOV+SYRGOV"},
		{"Rebels in Chad took a town. The rebels held it.", "rebels", "TCDREB"},
		{"President Qorvath Zeln of Chad spoke.", "President Qorvath Zeln", "TCDGOV"},
		{"Bashar al-Assad, Sudan's Omar al-Bashir and Hosni Mubarak met. The three leaders smiled.",
		 "The three leaders", "SYRGOV+SDNGOV+EGYGOV"},
		{"Pakistan and India met. The two presidents spoke.", "The two presidents", "PAKGOV+INDGOV"},
		{"Morocco was uneasy. The kingdom sent troops.", "The kingdom", "MAR"},
		{"Morocco was uneasy. The government resigned.", "government", "MARGOV"},
		{"Belgium's foreign minister flew home. The foreign minister was ill.", "foreign minister", "BELGOV"},
		/* the words by which one state calls an office are of no other's */
		{"The Belgian foreign minister met the secretary of state.", "secretary of state", "-"},
		{"The chief of MI6 dined with the head of the Mossad.", "head of the Mossad", "ISRSPY"},
		/* a person's, not the land's */
		{"Sheikh Ali Khalifa al-Sabah came.", "Sabah", "-"},
		{"The al-Basra road is closed.", "Basra", "IRQ"},
		{"Sri Lanka asked India for help. The island nation was at war.", "The island nation", "LKA"},
		{"Britain sent troops to Sierra Leone. The former colony was calm.", "The former colony", "SLE"},
		{"Nepal and China met. The Himalayan kingdom opened the road.", "The Himalayan kingdom", "NPL"},
		{"Cuba sent troops to Angola. The African nation was glad.", "The African nation", "AGO"},
		{"Armenia fought Azerbaijan. Neither side gave way.", "Neither side", "ARM+AZE"},
		{"Armenia and Azerbaijan fought. Each side blamed the other.", "Each side", "ARM+AZE"},
		{"Armenia and Azerbaijan fought. Both capitals were calm.", "Both capitals", "ARM+AZE"},
		{"The presidents of Peru and Ecuador met. The presidents embraced.", "The presidents", "PERGOV+ECUGOV"},
		{"Peru and Ecuador fought. The body asked the parties to stop.", "the parties", "PER+ECU"},
		{"Peru and Ecuador fought. He summoned the two leaders to Geneva.", "the two leaders", "PERGOV+ECUGOV"},
		{"Bolivia broke with Chile. Its northern neighbour, Peru, was calm.", "northern neighbour", "-"},
		/* members of other things, not of what was named */
		{"Pakistan and India met. They reported that four divisions of Cambodian forces had moved.",
		 "that four divisions of Cambodian forces", "-"},
		{"Pakistan and India met. The parties to the treaty of 1900 were others.", "The parties", "-"},
	};
	check(*state, cases, sizeof cases / sizeof *cases);
}

/* An office alone: of him who was named in it, or in one that its word is short for; of him who is known to have held
 * it; of the state spoken of that has such an office; of neither of two that stand side by side. */
static void resolves_offices(void **state)
{
	static const struct {
		const char *text, *words, *codes, *person;
	} cases[] = {
		{"Foreign Minister Gromyko flew to Havana. The Minister denied it.", "Minister", "SUNGOV", "Andrei Gromyko"},
		{"Prime Minister Nehru met Foreign Minister Pinay. The Minister denied it.", "Minister", "FRAGOV",
		 "Antoine Pinay"},
		{"President Sukarno left the body. The President had waited.", "President", "IDNGOV", "Sukarno"},
		{"Antonia Urrejola, whom Boric had chosen, spoke. The minister smiled.", "minister", "CHLGOV",
		 "Antonia Urrejola"},
		{"Secretary Byrnes flew to Havana. The Secretary denied it.", "Secretary", "USAGOV", "James Byrnes"},
		{"India was angry. The Prime Minister, Atal Bihari Vajpayee, wrote to Clinton. The President replied.",
		 "President", "USAGOV", "Bill Clinton"},
		{"Kuwait became free. Iraq claimed the land. The emir asked for help.", "emir", "KWTGOV", NULL},
		{"Chile broke with Cuba. The Foreign Minister spoke.", "Foreign Minister", "CHLGOV", NULL},
		{"Brazil and Argentina quarrelled. The president was content.", "president", "-", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *codes = last_codes(*state, cases[i].text, cases[i].words);
		if (strcmp(codes, cases[i].codes) != 0)
			fail_msg("'%s' is %s, not %s, in: %s", cases[i].words, codes, cases[i].codes, cases[i].text);
		if (cases[i].person) {
			const ent_mention *m = last_mention(read_text(*state, cases[i].text), cases[i].text, cases[i].words);
			assert_true(ent_str_is(m->actors[0].person, cases[i].person));
		}
	}
}

/* A surname that many bear, or that is a word, is the one's who acts in the text's year and is of a state that it
 * speaks of. */
static void knows_who_acts_by_the_year(void **state)
{
	static const struct expected cases[] = {
		{"Bush invaded Iraq in 2003.", "Bush", "USAGOV"},
		{"In 1956 Eden sent the fleet to Egypt.", "Eden", "GBRGOV"},
		{"Britain sent the fleet in 1902. Eden wept.", "Eden", "-"},
		{"The United States was angry. Powell accused Iraq in February 2003.", "Powell", "USAGOV"},
		/* several bear the name, one of them was in office then and speaks for his state, or the sentence names it */
		{"In March 1943 Hull warned Japan.", "Hull", "USAGOV"},
		/* no more than a word, but for what it does */
		{"May said in July 2018 that Britain would leave.", "May", "GBRGOV"},
		{"Straw told Iran in 2005 that the talks were over.", "Straw", "GBRGOV"},
		{"In May 2018 Britain left. May came.", "May", "-"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

/* A place's name that is somebody's given name: neither he, nor "he" behind him, is of that place's state. */
static void tells_given_names_from_places(void **state)
{
	static const struct expected cases[] = {
		{"Milan Drebic, the leader of the list, told Serbia that he was well.", "Milan", "-"},
		{"Milan Drebic, the leader of the list, told Serbia that he was well.", "Milan Drebic", ""},
		{"Milan Drebic spoke to Serbia. Kosovo asked Serbia to extradite him.", "him", "-"},
		{"Milan Drebic spoke to Serbia. Drebic was arrested by Serbia. Kosovo was glad of him.", "him", "-"},
		{"Milan and Rome told Serbia that they were well.", "Milan", "ITA"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

/* Two who are named side by side last need not be those whom the article tells of. */
static void knows_whose_sides(void **state)
{
	static const struct expected cases[] = {
		{"Ethiopia attacked Eritrea. Eritrea struck back. Ethiopia expelled Eritrean envoys. Kenya and Rwanda drew up "
		 "a plan. The two sides rejected it.",
		 "The two sides", "ETH+ERI"},
		{"Ethiopia attacked Eritrea. Eritrea struck back. Ethiopia expelled Eritrean envoys. Kenya and Rwanda drew up "
		 "a plan. The two countries signed it.",
		 "The two countries", "KEN+RWA"},
		{"Peru broke with Ecuador. Brazil offered its help. Argentina sold arms to Ecuador. Chile joined Brazil. The "
		 "two countries signed a truce.",
		 "The two countries", "PER+ECU"},
		{"Armenia claimed the valley. Azerbaijan sent troops there. Armenia protested. France asked Russia to mediate. "
		 "The parties met.",
		 "The parties", "ARM+AZE"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

/* "The Court", "the alliance": of the organisations named before, by a word of the name or by what they are. */
static void knows_bodies_by_a_word(void **state)
{
	static const struct expected cases[] = {
		{"Peru sued Chile before the International Court of Justice. The Court ruled.", "The Court", "IGOICJ"},
		{"Peru sued Chile before the International Court of Justice. The alliance ruled.", "The alliance", "IGOICJ"},
		{"NATO met. The alliance sent ships.", "The alliance", "IGONAT"},
		{"Chad met Peru. The alliance sent ships.", "The alliance", "-"},
		{"Chad met Gazprom. The company sent gas.", "The company", "RUSBUS"},
		{"The Security Council met. The council chamber was cold.", "The council", "-"},
		{"The Security Council met. He joined the Council of Europe.", "Council of Europe", "IGOCOE"},
		{"The Zeln Court met. The Court ruled.", "The Court", "-"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

/* "The water minister, X", "its army chief, X", whom no table has: of the state spoken of. */
static void gives_the_unknown_their_state(void **state)
{
	static const struct expected cases[] = {
		{"Chad was angry. The water minister, Oumar Debrekk, summoned the envoy.", "minister, Oumar Debrekk", "TCDGOV"},
		{"Chad was angry. Its army chief, Pavlo Drenka, wept.", "army chief, Pavlo Drenka", "TCDMIL"},
		{"Chad was angry. General Pavlo Drenka wept.", "General Pavlo Drenka", "MIL"},
	};
	check(*state, cases, sizeof cases / sizeof *cases);
}

static void reads_who_attacked(void **state)
{
	static const struct expected cases[] = {
		{"Iraq invaded Kuwait. The invading army reached the sea.", "The invading army", "IRQMIL"},
		{"Iraq invaded Kuwait. Jordan was uneasy. The invaders went on.", "The invaders", "IRQMIL"},
		{"Iraq signed with Kuwait. The invaders went on.", "The invaders", "-"},
		{"Bolivia broke with Chile. Its neighbour refused.", "neighbour", "CHL"},
		{"Bolivia broke with Chile and Peru. Its neighbour refused.", "neighbour", "-"},
		{"Nepal and China signed. Both promised peace.", "Both", "NPL+CHN"},
		{"Nepal and China signed. They were both content.", "both", "-"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

static void tells_former_from_latter(void **state)
{
	static const struct expected cases[] = {
		{"Syria and Jordan quarrelled. The former closed its border.", "The former", "SYR"},
		{"Syria and Jordan quarrelled. The latter closed its border.", "The latter", "JOR"},
		{"Syria and Jordan quarrelled. The former president came.", "The former", "-"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

static void leaves_modifiers_alone(void **state)
{
	static const struct expected cases[] = {
		{"Brazil was calm. In the general lull, a fight began.", "general", "-"},
		{"Brazil was calm. He spoke of a president.", "president", "-"},
		{"Brazil was calm. Juan Brelk, the former state minister, spoke.", "the former state", "-"},
	};
	struct tables *t = *state;
	if (!t->syntax)
		skip();
	check(t, cases, sizeof cases / sizeof *cases);
}

/* A bloc is one actor of an event; its members are those of the day. */
static void knows_blocs_by_date(void **state)
{
	static const struct {
		const char *day, *members;
	} cases[] = {
		{"1916-05-01", "FRA+GBR+RUS+ITA+JPN"},
		{"1943-05-01", "GBR+USA"},
		{"1985-05-01", ""},
	};
	struct tables *t = *state;
	const char *text = "The Allies attacked at dawn.";
	const ent_mention *m = &read_text(t, text)->at[0];
	assert_int_equal(m->n_actors, 1);
	assert_true(ent_str_is(m->actors[0].code, "IMGALLIES"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ent_date date;
		uint32_t n;
		assert_true(ent_edtf_parse(ent_str_of(cases[i].day), &date));
		const ent_actor *members = ent_actors_of_bloc(t->actors, t->arena, m, date.lo, date.hi, &n);
		ent_str all = ENT_STR("");
		for (uint32_t k = 0; k < n; k++)
			all = k ? ent_str_join(t->arena, all, ENT_STR("+"), members[k].code) : members[k].code;
		assert_true(ent_str_is(all, cases[i].members));
	}
}

/* One article's pronouns never reach into another's; nothing is found before anything was named. */
static void needs_somebody_named(void **state)
{
	assert_int_equal(read_text(*state, "They said it was his. The two countries and the government agreed.")->n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves_pronouns),
		cmocka_unit_test(resolves_descriptions),
		cmocka_unit_test(tells_former_from_latter),
		cmocka_unit_test(leaves_modifiers_alone),
		cmocka_unit_test(resolves_offices),
		cmocka_unit_test(reads_who_attacked),
		cmocka_unit_test(knows_who_acts_by_the_year),
		cmocka_unit_test(knows_blocs_by_date),
		cmocka_unit_test(needs_somebody_named),
		cmocka_unit_test(tells_given_names_from_places),
		cmocka_unit_test(gives_the_unknown_their_state),
		cmocka_unit_test(knows_bodies_by_a_word),
		cmocka_unit_test(knows_whose_sides),
	};
	return cmocka_run_group_tests(tests, set_up_with_trees, tear_down);
}
