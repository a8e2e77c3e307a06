// The card on Airflow's first page: the three figures that matter. Airflow gives React and Chakra UI as globals.
const { createElement: h, useEffect, useState } = globalThis.React;
const { Box, Heading, HStack, Text } = globalThis.ChakraUI;
const { Link } = globalThis.ReactRouterDOM;

const FIGURES = new URL("runs.json?rows=1", import.meta.url);
// A page of the desk within Airflow's own navigation.
const framed = (page) => {
  const { pathname, search } = new URL(page, import.meta.url);
  return `/plugin/flags${pathname}${search}`;
};
const STALE = 30 * 60 * 1000;
const PERIOD = 60 * 1000;

const ago = (moment, now) => {
  if (!moment) return "never";
  const minutes = Math.max(0, Math.round((now - Date.parse(moment)) / 60000));
  if (minutes < 90) return `${minutes} min ago`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
};

const figure = (value, words, where, alarming) =>
  h(Box, { key: words, minW: "9rem" },
    h(Link, { to: where },
      h(Text, { fontSize: "2xl", fontWeight: "bold", color: alarming ? "fg.error" : "fg" }, value),
      h(Text, { fontSize: "sm", color: "fg.muted" }, words)));

const Card = () => {
  const [told, setTold] = useState(null);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      try {
        const answer = await fetch(FIGURES, { credentials: "same-origin" });
        const body = answer.ok ? await answer.json() : null;
        if (!gone) setTold(body ? { figures: body.figures } : { refused: answer.status });
      } catch {
        if (!gone) setTold({ refused: 0 });
      }
    };
    ask();
    const timer = setInterval(ask, PERIOD);
    return () => { gone = true; clearInterval(timer); };
  }, []);

  if (!told || told.refused === 401 || told.refused === 403) return null; // who may not look sees no card
  const now = Date.now();
  const rows = told.figures
    ? [
        figure(told.figures.serious_open, "serious flags wait", framed("flags?severity=serious&decision=open"),
          told.figures.serious_open > 0),
        figure(ago(told.figures.last_poll, now), "last good poll", "/dags/poll_channels",
          !told.figures.last_poll || now - Date.parse(told.figures.last_poll) > STALE),
        figure(told.figures.failed_runs, "runs failed in a day", framed("runs?outcome=failed"), told.figures.failed_runs > 0),
      ]
    : [h(Text, { key: "lost" }, "The store cannot be reached now.")];
  return h(Box, { as: "section", "aria-label": "Claims", borderWidth: "1px", borderRadius: "md", p: 4, my: 2 },
    h(Heading, { size: "md", mb: 2 }, "Claims"),
    h(HStack, { gap: 8, flexWrap: "wrap", alignItems: "start" }, rows));
};

globalThis["Claims desk"] = Card; // Airflow looks for the app by its name in the plugin
