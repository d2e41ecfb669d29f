/* The dossier's input from a store: what was asked for, all in one arena. */
#include "report/dossier.h"

#include "report/cite.h"

static ent_status add_forecast(ent_arena *arena, ent_store *store, const ent_dossier_options *options,
							   const ent_str *between, const uint32_t *same, const ent_record_events *events,
							   ent_dossier *dossier, ent_error *error)
{
	ent_cameo *cameo;
	ent_forecast *forecast;
	ent_forecast_options *ask = ENT_NEW(arena, ent_forecast_options);
	*ask = (ent_forecast_options){
		.codes = between, .groups = same, .n_codes = options->n_states, .horizon = options->horizon};
	if (!options->since && !options->until && options->min_confidence <= 0)
		ask->between = events;
	ask->from = options->until && options->until < ENT_DAY_FUTURE ? options->until + 1 : ENT_DAY_UNKNOWN;
	uint32_t most = 0;
	for (size_t i = options->n_states; i-- > 0;) {
		most = same[i] > most ? same[i] : most;
		ask->names[same[i] & 1] = options->states[i].name;
	}
	if (options->horizon == 0 || most != 1)
		return ENT_OK;
	ent_status status = ent_cameo_load(arena, options->data, &cameo, error);
	if (!status) {
		ask->cameo = cameo;
		status = ent_forecast_build(arena, store, ask, &forecast, error);
	}
	if (!status)
		dossier->forecast = forecast;
	return status;
}

/* What the record has beside the events: figures of what `filter` asks for, remarks only where `claims` are made. */
static ent_status load_rest(ent_arena *arena, ent_store *store, const ent_filter *filter, bool claims,
							ent_dossier_input *input, ent_error *error)
{
	ent_record_events noted = {0};
	ent_source *sources = NULL;
	ent_record_figure *figures = NULL;
	ent_count *silences = NULL;
	ent_str *problems = NULL;
	ent_record_remarks *remarks = ENT_NEW(arena, ent_record_remarks);
	ent_status status = ent_store_sources(store, arena, &sources, &input->n_sources, error);
	if (!status)
		status = ent_store_figures(store, arena, filter, &figures, &input->n_figures, error);
	if (!status)
		status = ent_store_silences(store, arena, &silences, &input->n_silences, error);
	if (!status)
		status = ent_joins_load(store, arena, &input->joins, &input->n_joins, error);
	if (!status)
		status = ent_store_problems(store, arena, &problems, &input->n_problems, error);
	if (!status && claims)
		status = ent_store_remarks(store, arena, remarks, error);
	if (!status && claims)
		status = ent_store_load(store, arena, &(ent_filter){.noted = true}, &noted, error);
	input->sources = sources;
	input->figures = figures;
	input->silences = silences;
	input->problems = problems;
	input->remarks = remarks;
	input->noted = noted.at;
	input->n_noted = noted.n;
	return status;
}

ent_status ent_dossier_build(ent_arena *arena, ent_store *store, const ent_dossier_options *options,
							 ent_dossier **ret_dossier, ent_error *error)
{
	ent_str *between = ENT_NEWN(arena, ent_str, options->n_states);
	uint32_t *same = ENT_NEWN(arena, uint32_t, options->n_states);
	for (size_t i = 0; i < options->n_states; i++) {
		between[i] = options->states[i].iso;
		same[i] = options->states[i].group;
	}
	ent_filter filter = {.between = between,
						 .n_between = options->n_states,
						 .same = same,
						 .since = options->since,
						 .until = options->until,
						 .undated = true,
						 .event = options->event,
						 .status = options->status,
						 .min_confidence = options->min_confidence};
	ent_dossier_input *input = ENT_NEW(arena, ent_dossier_input);
	ent_record_events events = {0};
	ent_status status = ent_store_check_filter(&filter, error);
	if (!status)
		status = ent_store_load(store, arena, &filter, &events, error);
	input->events = events.at;
	input->n_events = events.n;
	if (!status)
		status = load_rest(arena, store, &filter, options->linking != NULL, input, error);
	if (!status)
		status = ent_dossier_of(arena, input, options, ret_dossier, error);
	if (!status && options->linking)
		status = ent_cite_load(arena, *ret_dossier, store, error);
	if (status)
		return status;
	ent_focus around = ent_dossier_around(arena, *ret_dossier);
	ent_record_events among = {0};
	filter.between = around.codes;
	filter.same = around.groups;
	filter.n_between = around.n;
	ent_dossier_room(*ret_dossier, &around);
	ent_arena_mark mark = ent_arena_here(arena);
	status = ent_store_load(store, arena, &filter, &among, error);
	if (!status)
		ent_dossier_surround(*ret_dossier, among.at, among.n, &around);
	ent_arena_back(arena, mark);
	return status ? status : add_forecast(arena, store, options, between, same, &events, *ret_dossier, error);
}
