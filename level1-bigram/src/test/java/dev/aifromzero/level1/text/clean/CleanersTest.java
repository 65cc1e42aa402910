package dev.aifromzero.level1.text.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.text.clean.Cleaner.Removal;
import dev.aifromzero.level1.text.clean.CleaningPipeline.Html;
import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CleanersTest {
    private static String usual(String text) {
        return CleaningPipeline.usual(text, Html.AUTO).clean(text).text();
    }

    @Test
    void entitiesAreDecodedOnlyWhereTheyAreComplete() {
        Cleaner.Result result = new EntityCleaner().clean("R&D &amp; AT&T &#x905;&#2309; ?a=1&copy=2 &nosuch; &copy;");
        assertEquals("entities", new EntityCleaner().name());
        assertEquals("R&D & AT&T अअ ?a=1&copy=2 &nosuch; ©", result.text());
        assertEquals(List.of(new Removal("entities decoded", 4)), result.removals());
    }

    @Test
    void hostileEntitiesBecomeNothingWorse() {
        assertEquals("ab", usual("a&#0;&#xD800;&#8;b"));
        assertEquals("a b", usual("a&nbsp;b"));
        assertEquals("$1 \\", usual("&dollar;1 &bsol;"));
        assertTrue(new EntityCleaner().clean("&#999999999;&#xFFFFFFFF;").text().length() < 40);
    }

    @Test
    void controlCodesGoAndLineEndsStay() {
        Cleaner.Result result = new ControlCleaner().clean("a\u0000b\u0007\tc\nd\r\n\u001b[31me\u009f");
        assertEquals("ab\tc\nd\r\n[31me", result.text());
        assertEquals(List.of(new Removal("control codes", 4)), result.removals());
    }

    @Test
    void invisibleMarksGoButJoinersStay() {
        Cleaner.Result result = new ControlCleaner()
                .clean("\uFEFFco\u00ADop\u200B \u202Egnp.exe\u202C क्\u200Dष 👨\u200D👩 می\u200Cخواهم");
        assertEquals("coop gnp.exe क्\u200Dष 👨\u200D👩 می\u200Cخواهم", result.text());
        assertEquals(List.of(new Removal("invisible marks", 5)), result.removals());
    }

    @Test
    void whatIsNoCharacterGoes() {
        assertEquals(
                "a😀b",
                new ControlCleaner().clean("a\uD800😀\uFFFE\uFFFD\uFDD0b\uDC00").text());
    }

    @Test
    void theEndsOfTheRangesOfMarksAreTakenAndTheirNeighboursAreNot() {
        ControlCleaner cleaner = new ControlCleaner();
        for (char mark : "\u061C\u200E\u200F\u202A\u202E\u2066\u2069".toCharArray()) {
            assertEquals(
                    List.of(new Removal("invisible marks", 1)),
                    cleaner.clean("a" + mark).removals());
        }
        for (char noCharacter : "\uFDD0\uFDEF\uFFFE\uFFFF\uFFFD\uD800\uDFFF".toCharArray()) {
            Cleaner.Result result = cleaner.clean(noCharacter + "b");
            assertEquals(List.of(new Removal("broken characters", 1)), result.removals());
            assertEquals("b", result.text());
        }
        String neighbours = "\u061B\u061D\u200D\u2010\u2029\u202F\u2065\u206A\uFDCF\uFDF0\uFFFC\uD7FF\uE000";
        assertEquals(neighbours, cleaner.clean(neighbours).text());
        String ends = "a\tb\nc\rd\fe\u0085f";
        assertEquals(ends, cleaner.clean(ends).text());
    }

    @Test
    void everyCharacterIsWrittenInOneWay() {
        Cleaner.Result result = new UnicodeCleaner().clean("cafe\u0301 और \u0928\u093C");
        assertEquals("café और \u0929", result.text());
        assertEquals(List.of(new Removal("characters rewritten", 2)), result.removals());
        assertEquals(List.of(), new UnicodeCleaner().clean("café नमस्ते").removals());
    }

    @Test
    void whiteSpaceIsOfOneKind() {
        Cleaner.Result result = new WhitespaceCleaner().clean("  a \t b\u00A0c  \r\n\r\n\r\n\r\nd\u2028e\f\n");
        assertEquals("a b c\n\nd\ne", result.text());
        assertEquals("a\nb", new WhitespaceCleaner().clean("a\rb").text());
        assertEquals("", new WhitespaceCleaner().clean(" \n\t\u3000\n").text());
    }

    @Test
    void surplusIsCounted() {
        assertEquals(
                List.of(
                        new Removal("line ends of other kinds", 1), new Removal("tabs and other spaces", 1),
                        new Removal("surplus spaces", 3), new Removal("surplus empty lines", 2)),
                new WhitespaceCleaner().clean("a   b\tc \r\n\n\n\nd").removals());
    }

    private static final String BOOK = """
            The Project Gutenberg eBook of Tales

            Licence.

            *** START OF THE PROJECT GUTENBERG EBOOK TALES ***


            Produced by A. Person
            and others.

            Chapter 1

            A sea.

            End of the Project Gutenberg EBook of Tales

            *** END OF THE PROJECT GUTENBERG EBOOK TALES ***

            More licence.
            """;

    @Test
    void aBookLosesItsFrame() {
        Cleaner.Result result = new GutenbergCleaner().clean(BOOK);
        assertEquals("Chapter 1\n\nA sea.", result.text().strip());
        assertEquals(
                List.of(new Removal("headers", 1), new Removal("footers", 1), new Removal("notes of the producers", 1)),
                result.removals());
    }

    @Test
    void allBooksOfAFileStay() {
        assertEquals("Chapter 1\n\nA sea.\n\nChapter 1\n\nA sea.", usual(BOOK + BOOK));
    }

    @Test
    void oldAndHalfFramesAreCutToo() {
        assertEquals(
                "Text.",
                usual("Header\r\n***START OF THIS PROJECT GUTENBERG EBOOK A VERY\r\nLONG TITLE***\r\nText.\r\n"));
        assertEquals("Text.", usual("Text.\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\nlicence"));
        assertEquals(
                "Text.",
                usual("small print\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\nText.\n"));
    }

    @Test
    void textThatOnlySpeaksOfMarkersStays() {
        String text = "The line *** START OF THE PROJECT GUTENBERG EBOOK comes first.\n*** END OF CHAPTER ***\nMore.";
        assertEquals(text, usual(text));
    }

    @Test
    void aMarkerWithoutItsClosingStarsTakesNoMoreThanItsLine() {
        assertEquals("One.\nTwo.", usual("x\n*** START OF THE PROJECT GUTENBERG EBOOK\nOne.\nTwo."));
    }

    @Test
    void aMarkerEndsAtTheFirstEmptyLineWhateverEndsWithStarsLater() {
        assertEquals("One ***\nTwo.", usual("x\n*** START OF THE PROJECT GUTENBERG EBOOK\n\nOne ***\nTwo."));
        assertEquals("1\n2\n3\n4\n5 ***", usual("*** START OF THE PROJECT GUTENBERG EBOOK\n1\n2\n3\n4\n5 ***"));
    }

    @Test
    void sentencesOfTheBookThatSoundLikeAFrameStay() {
        String start = "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n";
        String text = "Chapter 1\n\nProduced by hand,\nit was good.\n\nEnd of Project Gutenberg, he said.\n\nMore.";
        assertEquals(text, usual(start + text));
        assertEquals("Text.", usual(start + "Text.\n\nEnd of Project Gutenberg's X\n"));
        assertEquals("", usual(start + "Produced by A. Person\nand others"));
    }

    @Test
    void aTextWithoutAFrameIsNotTouched() {
        String text = "a\r\nb\rEnd of Project Gutenberg";
        assertEquals(text, new GutenbergCleaner().clean(text).text());
    }

    @Test
    void nothingMayBeLeft() {
        assertEquals("", usual("<script>x</script>"));
        assertEquals("", usual("\uFEFF\u200B \n"));
        assertEquals(
                "",
                usual("*** START OF THE PROJECT GUTENBERG EBOOK X ***\n*** END OF THE PROJECT GUTENBERG EBOOK X ***"));
    }

    @Test
    void theReportFollowsTheCharacters() {
        CleaningPipeline.Report report =
                CleaningPipeline.usual("<p>e\u0301 😀</p>", Html.AUTO).clean("<p>e\u0301 😀</p>");
        assertEquals("é 😀", report.text());
        assertEquals(
                List.of("HTML", "control characters", "Unicode form", "Project Gutenberg", "white space"),
                report.stages().stream().map(CleaningPipeline.Stage::cleaner).toList());
        assertEquals(11, report.stages().get(0).before());
        for (int i = 1; i < report.stages().size(); i++) {
            assertEquals(
                    report.stages().get(i - 1).after(), report.stages().get(i).before());
        }
        assertEquals(3, report.stages().get(4).after());
    }

    @Test
    void tagsAreTextWhereHtmlIsNotWanted() {
        String text = "<p>tag</p>";
        assertEquals(text, CleaningPipeline.usual(text, Html.NEVER).clean(text).text());
        assertEquals("never", Html.NEVER.toString());
        assertEquals(
                "I",
                CleaningPipeline.usual("I <foo>", Html.ALWAYS).clean("I <foo>").text());
    }

    @Property(tries = 500)
    void cleanTextStaysAsItIs(@ForAll @StringLength(max = 60) String text) {
        CleaningPipeline cleaners =
                new CleaningPipeline(List.of(new ControlCleaner(), new UnicodeCleaner(), new WhitespaceCleaner()));
        String once = cleaners.clean(text).text();
        assertEquals(once, cleaners.clean(once).text());
        assertTrue(Normalizer.isNormalized(once, Normalizer.Form.NFC));
    }
}
