namespace DslNets;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), as <c>torch.optim.AdamW</c>: p = p (1 - r x decay), then the step of <see cref="Adam"/>. Weight decay is 0.01 unless set.</summary>
public sealed record AdamW : Adam
{
    /// <summary>Adam with decoupled weight decay 0.01.</summary>
    public AdamW()
    {
        WeightDecay = 0.01;
        DecouplesWeightDecay = true;
    }
}
