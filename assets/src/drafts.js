// Saves what is typed into a form of a record, by itself, and says how that stands. Nothing of it is kept in the browser:
// machines are shared. The form works without this; what is here makes a lost connection, a second tab and an ended
// sign-in harmless before the button is pressed.

const PAUSE = 1500; // milliseconds after the last key
const LONGEST_WAIT = 30000;
const TIMEOUT = 15000;
const GLANCE = 8000; // for so long a good word stays in sight
const MARGIN = 8;

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.turn = 0;
    this.typed = 0; // counts what was typed
    this.saved = 0; // up to where it is saved
    this.wait = PAUSE;
    this.timer = null;
    this.sending = null;
    this.leaving = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", () => this.stop());
    form.addEventListener("focusin", () => requestAnimationFrame(() => this.uncover()));
    window.addEventListener("online", () => this.soon(0));
    window.addEventListener("pageshow", (event) => event.persisted && this.comeBack());
    window.addEventListener("beforeunload", (event) => this.ask(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.soon(0));
  }

  changed() {
    this.typed += 1;
    this.soon(PAUSE);
  }

  soon(pause) {
    if (this.leaving || this.typed === this.saved) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  // the words go with the form itself now
  stop() {
    this.leaving = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  // the browser's button back shows the page as it was left
  comeBack() {
    this.leaving = false;
    this.soon(0);
  }

  ask(event) {
    if (!this.leaving && this.typed !== this.saved) {
      event.preventDefault();
    }
  }

  async send() {
    if (this.sending || this.leaving) {
      return;
    }
    const upTo = this.typed;
    this.turn += 1;
    const body = new URLSearchParams(new FormData(this.form));
    body.set("turn", String(this.turn));
    this.sending = new AbortController();
    const late = setTimeout(() => this.sending?.abort(), TIMEOUT);
    try {
      const answer = await fetch(this.form.dataset.draftUrl, {
        method: "POST",
        body,
        redirect: "manual",
        credentials: "same-origin",
        signal: this.sending.signal,
      });
      await this.heard(answer, upTo);
    } catch {
      this.again("Not saved yet: no connection. Keep this page open; it tries again by itself.");
    } finally {
      clearTimeout(late);
      this.sending = null;
      if (this.typed !== upTo && this.typed !== this.saved && !this.refused) {
        this.soon(this.wait);
      }
    }
  }

  async heard(answer, upTo) {
    this.refused = false;
    if (answer.status === 200) {
      const { number } = await answer.json();
      this.form.elements.draft_number.value = number;
      this.kept(upTo, `Draft saved at ${now()}.`);
    } else if (answer.status === 409) {
      this.kept(
        upTo,
        `Draft saved at ${now()}, beside something else that you typed in another tab. Load this page anew to see both.`,
      );
    } else if (answer.status === 401 || answer.type === "opaqueredirect") {
      this.again("Not saved yet: you are signed out. Sign in in another tab, then come back here; nothing is lost.");
    } else if (answer.status === 410) {
      this.refuse("Not saved: this page has saved its record already. Copy what you added, and open the record again.");
    } else if (answer.status < 500) {
      this.refuse("Not saved as a draft. Use the button to save.");
    } else {
      this.again("Not saved yet: the server does not answer. Keep this page open; it tries again by itself.");
    }
  }

  kept(upTo, words) {
    this.saved = upTo;
    this.wait = PAUSE;
    this.say(words);
    this.settling = setTimeout(() => delete this.status.dataset.floating, GLANCE);
  }

  refuse(words) {
    this.refused = true;
    this.say(words);
  }

  again(words) {
    if (this.leaving) {
      return;
    }
    this.say(words);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), this.wait);
  }

  // what is wrong stays at the bottom of the screen; that it is saved settles at the end of the form after a while
  say(words) {
    if (this.status.textContent !== words) {
      this.status.textContent = words;
    }
    clearTimeout(this.settling);
    this.status.dataset.floating = "";
    this.uncover();
  }

  // the status never lies over the field in which somebody types
  uncover() {
    const field = document.activeElement;
    if (!("floating" in this.status.dataset) || !this.form.contains(field)) {
      return;
    }
    const { top, bottom } = field.getBoundingClientRect();
    const covered = bottom + MARGIN - this.status.getBoundingClientRect().top;
    if (covered > 0 && top < window.innerHeight) {
      window.scrollBy(0, Math.min(covered, Math.max(top - MARGIN, 0)));
    }
  }
}

function now() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

export function saveDrafts() {
  for (const form of document.querySelectorAll("form[data-draft-url]")) {
    new Draft(form);
  }
}
