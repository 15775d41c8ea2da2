/// The only script of a page: it marks what belongs together. Without it the links lead to the same places.
enum PageScript {
    static let text: StaticString = """

        (function () {
          "use strict";
          var groups = new Map(), lit = [], pinned = null, bar = document.getElementById("bar");
          document.querySelectorAll("[data-tie]").forEach(function (element) {
            element.dataset.tie.split(" ").forEach(function (key) {
              if (!groups.has(key)) groups.set(key, []);
              groups.get(key).push(element);
            });
          });
          function clear() {
            lit.forEach(function (element) { element.classList.remove("lit"); });
            lit = [];
            bar.hidden = true;
          }
          function tell(key) {
            var words = document.getElementById(key);
            var term = words && words.querySelector("dt"), body = words && words.querySelector("dd");
            if (!term || !body) return;
            bar.textContent = "";
            var link = document.createElement("a");
            link.href = "#" + key;
            link.textContent = term.textContent;
            bar.append(link);
            body.querySelectorAll(":scope > p").forEach(function (paragraph, index) {
              if (index > 1) return;
              var line = document.createElement("span");
              line.textContent = paragraph.textContent.replace(" · why?", "");
              bar.append(" ", line);
            });
            bar.hidden = false;
          }
          function light(element) {
            clear();
            var key = element.dataset.tie.split(" ")[0];
            lit = (groups.get(key) || [element]).slice();
            lit.forEach(function (one) { one.classList.add("lit"); });
            tell(key);
          }
          function tied(event) { return event.target.closest ? event.target.closest("[data-tie]") : null; }
          function enter(event) { var element = tied(event); if (element && !pinned) light(element); }
          function leave() { if (!pinned) clear(); }
          document.addEventListener("pointerover", enter);
          document.addEventListener("pointerout", leave);
          document.addEventListener("focusin", function (event) {
            if (bar.contains(event.target)) return;
            var element = tied(event);
            if (element && pinned !== element) { pinned = null; light(element); }
          });
          document.addEventListener("focusout", leave);
          document.addEventListener("click", function (event) {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            var element = tied(event);
            if (!element || bar.contains(event.target)) {
              if (!bar.contains(event.target)) { pinned = null; clear(); }
              return;
            }
            if (!element.matches(".byte, .map td, .listing li")) return;
            event.preventDefault();
            if (pinned === element) { pinned = null; clear(); return; }
            pinned = element;
            light(element);
          });
          document.addEventListener("keydown", function (event) {
            if (event.key === "Escape") { pinned = null; clear(); }
          });
          var folded = [];
          window.addEventListener("beforeprint", function () {
            folded = Array.from(document.querySelectorAll("details:not([open])"));
            folded.forEach(function (details) { details.open = true; });
          });
          window.addEventListener("afterprint", function () {
            folded.forEach(function (details) { details.open = false; });
          });
        })();

        """
}
