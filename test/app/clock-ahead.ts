/** Loaded before the program: its clock runs ahead of the machine's by `CLOCK_AHEAD` milliseconds (behind, if negative). */
const real = Date.now.bind(Date);
const ahead = Number(process.env["CLOCK_AHEAD"] ?? 0);
Date.now = () => real() + ahead;
