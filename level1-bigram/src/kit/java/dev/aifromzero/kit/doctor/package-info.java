/**
 * The command {@code doctor}: does this computer have what a level needs?
 *
 * <p>A {@link dev.aifromzero.kit.doctor.Check} looks at one thing and answers with
 * {@link dev.aifromzero.kit.doctor.Finding}s: what is there, what is needed, and for a problem what to do. A level says
 * what it needs ({@link dev.aifromzero.kit.doctor.Needs}) and adds checks of its own, for example of its number engine
 * ({@link dev.aifromzero.kit.doctor.Patient}); what all levels ask about is here. The facts come in one record
 * ({@link dev.aifromzero.kit.doctor.Machine}), so that tests can describe a computer that is too small, too old or
 * broken. Nothing breaks off the examination: a check that fails is a finding too.
 */
package dev.aifromzero.kit.doctor;
