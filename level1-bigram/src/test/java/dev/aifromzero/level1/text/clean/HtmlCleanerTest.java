package dev.aifromzero.level1.text.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.text.clean.Cleaner.Removal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HtmlCleanerTest {
    private static String text(String html) {
        return new HtmlCleaner().clean(html).text().strip();
    }

    @Test
    void paragraphsAndLineBreaksBecomeLines() {
        assertEquals(
                "Title\n\nOne two.\n\nThree\nfour.", text("<h1>Title</h1><p>One\n   <b>two</b>.</p><p>Three<br>four."));
        assertEquals("a\nb", text("<div>a</div><div>b</div>"));
        assertEquals("one\ntwo\n\nafter", text("<ul><li>one<li>two</ul>after"));
        assertEquals("1 2\n3 4", text("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"));
    }

    @Test
    void blanksInsideAWordsMarkupAreNotInvented() {
        assertEquals("unbelievable", text("<p>un<i>believ</i>able</p>"));
        assertEquals("a b c", text("<p>a <b> b </b> c</p>"));
    }

    @Test
    void thereIsNothingBeforeTheFirstParagraphAndBlanksOfAllKindsAreOne() {
        assertEquals(
                "a b c d\n\n",
                new HtmlCleaner().clean("<p> \n a\tb\fc\r\n d</p>").text());
    }

    @Test
    void everyLineBreakCounts() {
        assertEquals("a\n\nb", text("a<br><br>b"));
        assertEquals("1 2", text("<table><tr><th>1</th><th>2</th></tr></table>"));
    }

    @Test
    void afterPreformattedTextBlanksAreOneAgain() {
        assertEquals("x  y\n\na b", text("<pre>x  y</pre><p>a   b</p>"));
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertEquals("x  = 1\n  y = 2", text("<p></p><pre>x  = 1\n  y = 2</pre>"));
    }

    @Test
    void whatABrowserDoesNotShowIsNotText() {
        String page = "<html><head><title>T</title><style>p{}</style></head><body><script>var a = '<p>no</p>';</script>"
                + "<!-- a comment --><p>yes</p><noscript>no</noscript><p hidden>no</p><template>no</template></body></html>";
        assertEquals("yes", text(page));
    }

    @Test
    void entitiesAreDecodedOnceOnly() {
        assertEquals("a < b & c अ \"", text("<p>a &lt; b &amp; c &#2309; &quot;</p>"));
        assertEquals("write &lt; for <", text("<p>write &amp;lt; for &lt;</p>"));
    }

    @Test
    void hindiStaysAsItIs() {
        assertEquals("नमस्ते, दुनिया! क्‍ष", text("<p>नमस्ते, <b>दुनिया</b>! क्‍ष</p>"));
    }

    @Test
    void theReportCountsWhatThePageHad() {
        Cleaner.Result result =
                new HtmlCleaner().clean("<html><body><!--x--><p>a&nbsp;b</p><script>s</script><p>c</p></body></html>");
        assertEquals(
                List.of(
                        new Removal("elements with their tags", 5), new Removal("comments", 1),
                        new Removal("parts that are not shown", 1), new Removal("entities decoded", 1)),
                result.removals());
        assertEquals(List.of(), new HtmlCleaner().clean("just text").removals());
    }

    @Test
    void brokenHtmlIsReadAsABrowserWouldReadIt() {
        assertEquals("bold both italic", text("<b>bold <i>both</b> italic</i>"));
        assertEquals("open", text("<p>open"));
        assertEquals("1 < 2 and 3 > 2", text("<p>1 < 2 and 3 > 2"));
        assertEquals("a", text("<p>a<p <p"));
        assertEquals("x", text("<a href=\"unclosed>y</a>\">x</a>"));
        assertEquals("", text("<!-- never closed <p>a</p>"));
        assertEquals("", text("<script>never closed <p>a</p>"));
    }

    @Test
    void deepNestingIsNoTrap() {
        int depth = 20_000;
        assertTrue(text("<div>".repeat(depth) + "deep" + "</div>".repeat(depth)).contains("deep"));
        assertTrue(text("<b>".repeat(2_000) + "deep").contains("deep"));
    }

    @Test
    void onlyTagsThatBrowsersKnowMakeHtml() {
        assertTrue(HtmlCleaner.looksLikeHtml("<!DOCTYPE html>x"));
        assertTrue(HtmlCleaner.looksLikeHtml("a<br/>b"));
        assertTrue(HtmlCleaner.looksLikeHtml("see <A HREF='x'>this</A>"));
        for (String plain : List.of("a < b > c", "I <3 you", "List<String> x", "<|endoftext|>", "<unk>", "<p")) {
            assertFalse(HtmlCleaner.looksLikeHtml(plain), plain);
        }
    }

    @Property(tries = 300)
    void noTextMakesItFail(@ForAll @StringLength(max = 80) @CharRange(from = '!', to = '@') String text) {
        String page = "<p>" + text.replace('%', 'p').replace('$', ' ') + "</p>";
        assertFalse(new HtmlCleaner().clean(page).text().contains("</p>"));
    }
}
