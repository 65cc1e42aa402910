package dev.aifromzero.level3.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Status;
import org.junit.jupiter.api.Test;

class GpuFindingTest {
    private static void assertFinding(GpuFacts facts, String device, Status status, String found, String remedy) {
        Finding finding = GpuFinding.of(facts, device);
        assertEquals(status, finding.status(), finding.toString());
        assertTrue(finding.found().contains(found), finding.toString());
        assertTrue(finding.remedy().contains(remedy), finding.toString());
    }

    @Test
    void aComputerWithoutAGpuIsFine() {
        GpuFacts none = new GpuFacts(0, false, false, "", false);
        assertFinding(none, "", Status.OK, "not used: there is no driver", "");
        assertFinding(none, "cpu", Status.OK, "not used: there is no driver", "");
        assertFinding(none, "auto", Status.OK, "not used: there is no driver", "");
    }

    @Test
    void aGpuThatIsAskedForAndMissingIsAProblem() {
        GpuFacts none = new GpuFacts(0, false, false, "", false);
        assertFinding(none, "gpu", Status.PROBLEM, "PyTorch sees none; there is no driver", "Use --device cpu");
        GpuFacts one = new GpuFacts(1, true, true, "", false);
        assertFinding(one, "gpu:1", Status.PROBLEM, "PyTorch sees only 1", "Use --device cpu");
    }

    @Test
    void aDeviceThatIsNoneIsAProblem() {
        assertFinding(
                new GpuFacts(0, false, false, "", false),
                "tpu",
                Status.PROBLEM,
                "no device 'tpu'",
                "Use --device auto");
    }

    @Test
    void aGpuThatIsSeenIsUsedOnlyWhereItIsAskedFor() {
        GpuFacts one = new GpuFacts(1, true, true, "", false);
        assertFinding(one, "auto", Status.OK, "PyTorch sees 1; --device auto uses one", "");
        assertFinding(one, "gpu:0", Status.OK, "--device gpu:0 uses one", "");
        assertFinding(one, "cpu", Status.NOTE, "the processor was chosen", "--device gpu");
        assertFinding(one, "", Status.OK, "this level needs none", "");
    }

    @Test
    void codeForProcessorsBesideADriverIsTheReason() {
        assertFinding(
                new GpuFacts(0, true, false, "", false),
                "cpu",
                Status.NOTE,
                "PyTorch's code here is the one for processors",
                "docs/setup.md");
    }

    @Test
    void aMissingFlavourIsTheReason() {
        assertFinding(
                new GpuFacts(0, true, true, "", true), "cpu", Status.NOTE, "PYTORCH_FLAVOR", "for example to cu128");
    }

    @Test
    void aMissingCudaRuntimeIsTheReason() {
        assertFinding(
                new GpuFacts(0, true, true, "cu128", true),
                "cpu",
                Status.NOTE,
                "libcudart was not found",
                "libcudart.so.12");
        assertFinding(new GpuFacts(0, true, true, "", false), "cpu", Status.NOTE, "libcudart was not found", "link");
    }

    @Test
    void codeForGpusWithoutADriverIsNoted() {
        assertFinding(
                new GpuFacts(0, false, true, "", false), "cpu", Status.NOTE, "no driver", "Install NVIDIA's driver");
    }
}
