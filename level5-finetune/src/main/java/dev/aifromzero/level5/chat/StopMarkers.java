package dev.aifromzero.level5.chat;

import java.util.List;

/**
 * Lets an answer through piece by piece until one of some markers comes, and holds back whatever may be the beginning of
 * one: {@code ### Question:} often arrives as "##", "# Q", "uestion:". Blanks at the end are held back too, because the
 * marker's own line break is no part of the answer. A marker that begins with a line break counts at the start of a line only;
 * the answer itself starts at one.
 */
final class StopMarkers {
    private final List<String> markers;
    private final StringBuilder waiting = new StringBuilder("\n");
    private boolean stopped;
    private boolean begun;

    /** A filter at the start of an answer. */
    StopMarkers(List<String> markers) {
        this.markers = List.copyOf(markers);
    }

    /** {@return what may be shown after this piece came; may be empty} */
    String accept(String piece) {
        if (stopped) {
            return "";
        }
        waiting.append(piece);
        int marker = firstMarker();
        if (marker >= 0) {
            stopped = true;
            return take(withoutBlanks(marker));
        }
        return take(withoutBlanks(waiting.length() - longestBeginning()));
    }

    /** {@return what is left when no more pieces come: the beginning of a marker that never was one} */
    String finish() {
        return stopped ? "" : take(withoutBlanks(waiting.length()));
    }

    /** {@return whether a marker came: the answer is over} */
    boolean stopped() {
        return stopped;
    }

    private int firstMarker() {
        int first = -1;
        for (String marker : markers) {
            int at = waiting.indexOf(marker);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    /** How many characters at the end may be the beginning of a marker. */
    private int longestBeginning() {
        int longest = 0;
        for (String marker : markers) {
            for (int length = Math.min(marker.length() - 1, waiting.length()); length > longest; length--) {
                if (waiting.substring(waiting.length() - length).equals(marker.substring(0, length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    private int withoutBlanks(int end) {
        int shown = end;
        while (shown > 0 && Character.isWhitespace(waiting.charAt(shown - 1))) {
            shown--;
        }
        return shown;
    }

    private String take(int end) {
        String text = waiting.substring(0, end);
        waiting.delete(0, end);
        if (!begun) {
            text = text.stripLeading();
            begun = !text.isEmpty();
        }
        return text;
    }
}
