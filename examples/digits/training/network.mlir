// The ELU network of ../export.py (64-256-256-10) with its weights as
// arguments, the loss that it is trained by, and one step of AdamW.
//
// act-differentiate gives @loss_value_and_grad its body.

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
#column = affine_map<(i, j) -> (i)>
#scalar = affine_map<(i, j) -> ()>

// Products with a transposed weight, which has the layout of torch.nn.Linear.
#x = affine_map<(m, n, k) -> (m, k)>
#w = affine_map<(m, n, k) -> (n, k)>
#y = affine_map<(m, n, k) -> (m, n)>

func.func @logits(%x: tensor<?x64xf32>,
                  %w1: tensor<256x64xf32>, %b1: tensor<256xf32>,
                  %w2: tensor<256x256xf32>, %b2: tensor<256xf32>,
                  %w3: tensor<10x256xf32>, %b3: tensor<10xf32>) -> tensor<?x10xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %batch = tensor.dim %x, %c0 : tensor<?x64xf32>

  %empty = tensor.empty(%batch) : tensor<?x256xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x256xf32>) -> tensor<?x256xf32>
  %p1 = linalg.matmul indexing_maps = [#x, #w, #y]
      ins(%x, %w1 : tensor<?x64xf32>, tensor<256x64xf32>) outs(%init : tensor<?x256xf32>) -> tensor<?x256xf32>
  %h1 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p1, %b1 : tensor<?x256xf32>, tensor<256xf32>) outs(%empty : tensor<?x256xf32>) {
  ^bb0(%p: f32, %b: f32, %out: f32):
    %z = arith.addf %p, %b : f32
    %h = act.elu %z : f32
    linalg.yield %h : f32
  } -> tensor<?x256xf32>

  %p2 = linalg.matmul indexing_maps = [#x, #w, #y]
      ins(%h1, %w2 : tensor<?x256xf32>, tensor<256x256xf32>) outs(%init : tensor<?x256xf32>) -> tensor<?x256xf32>
  %h2 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p2, %b2 : tensor<?x256xf32>, tensor<256xf32>) outs(%empty : tensor<?x256xf32>) {
  ^bb0(%p: f32, %b: f32, %out: f32):
    %z = arith.addf %p, %b : f32
    %h = act.elu %z : f32
    linalg.yield %h : f32
  } -> tensor<?x256xf32>

  %empty3 = tensor.empty(%batch) : tensor<?x10xf32>
  %bias = linalg.broadcast ins(%b3 : tensor<10xf32>) outs(%empty3 : tensor<?x10xf32>) dimensions = [0]
  %p3 = linalg.matmul indexing_maps = [#x, #w, #y]
      ins(%h2, %w3 : tensor<?x256xf32>, tensor<10x256xf32>) outs(%bias : tensor<?x10xf32>) -> tensor<?x10xf32>
  return %p3 : tensor<?x10xf32>
}

// The mean over the batch of log(sum of exp(logits)) - logit of the label.
func.func private @loss(%x: tensor<?x64xf32>, %labels: tensor<?xi64>,
                %w1: tensor<256x64xf32>, %b1: tensor<256xf32>,
                %w2: tensor<256x256xf32>, %b2: tensor<256xf32>,
                %w3: tensor<10x256xf32>, %b3: tensor<10xf32>) -> f32 {
  %logits = call @logits(%x, %w1, %b1, %w2, %b2, %w3, %b3)
      : (tensor<?x64xf32>, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>,
         tensor<10x256xf32>, tensor<10xf32>) -> tensor<?x10xf32>
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %batch = tensor.dim %x, %c0 : tensor<?x64xf32>
  %empty = tensor.empty(%batch) : tensor<?xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?xf32>) -> tensor<?xf32>

  // Subtracting the maximum keeps the exponentials finite.
  %start = linalg.fill ins(%lowest : f32) outs(%empty : tensor<?xf32>) -> tensor<?xf32>
  %max = linalg.reduce { arith.maximumf } ins(%logits : tensor<?x10xf32>) outs(%start : tensor<?xf32>) dimensions = [1]
  %sum = linalg.generic {indexing_maps = [#id, #column, #column], iterator_types = ["parallel", "reduction"]}
      ins(%logits, %max : tensor<?x10xf32>, tensor<?xf32>) outs(%zeros : tensor<?xf32>) {
  ^bb0(%z: f32, %m: f32, %out: f32):
    %d = arith.subf %z, %m : f32
    %e = act.exp %d : f32
    %s = arith.addf %out, %e : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %chosen = linalg.generic {indexing_maps = [#id, #column, #column], iterator_types = ["parallel", "reduction"]}
      ins(%logits, %labels : tensor<?x10xf32>, tensor<?xi64>) outs(%zeros : tensor<?xf32>) {
  ^bb0(%z: f32, %label: i64, %out: f32):
    %j = linalg.index 1 : index
    %n = arith.index_cast %j : index to i64
    %is_label = arith.cmpi eq, %n, %label : i64
    %t = arith.select %is_label, %z, %zero : f32
    %s = arith.addf %out, %t : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>

  %scalar = tensor.empty() : tensor<f32>
  %scalar_zero = linalg.fill ins(%zero : f32) outs(%scalar : tensor<f32>) -> tensor<f32>
  %total = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
      ins(%max, %sum, %chosen : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) outs(%scalar_zero : tensor<f32>) {
  ^bb0(%m: f32, %s: f32, %c: f32, %out: f32):
    %l = math.log %s : f32
    %a = arith.addf %m, %l : f32
    %d = arith.subf %a, %c : f32
    %t = arith.addf %out, %d : f32
    linalg.yield %t : f32
  } -> tensor<f32>
  %sum_of_losses = tensor.extract %total[] : tensor<f32>
  %integer = arith.index_cast %batch : index to i64
  %size = arith.sitofp %integer : i64 to f32
  %mean = arith.divf %sum_of_losses, %size : f32
  return %mean : f32
}

func.func private @loss_value_and_grad(tensor<?x64xf32>, tensor<?xi64>, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10xf32>)
    -> (f32, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10xf32>)

// AdamW, in one pass over the parameters p and their moments m and v. %rate is
// the learning rate; %c1 and %c2 are 1 / (1 - beta^t), for both betas.
func.func private @adamw_matrix(%g: tensor<?x?xf32>, %p: tensor<?x?xf32>, %m: tensor<?x?xf32>, %v: tensor<?x?xf32>,
    %rate: f32, %c1: f32, %c2: f32) -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) {
  %beta1 = arith.constant 0.9 : f32
  %beta2 = arith.constant 0.999 : f32
  %rest1 = arith.constant 0.1 : f32
  %rest2 = arith.constant 0.001 : f32
  %epsilon = arith.constant 1.0e-8 : f32
  %weight_decay = arith.constant 1.0e-2 : f32
  %r:3 = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%g : tensor<?x?xf32>) outs(%p, %m, %v : tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) {
  ^bb0(%g_i: f32, %p_i: f32, %m_i: f32, %v_i: f32):
    %m0 = arith.mulf %beta1, %m_i : f32
    %m1 = arith.mulf %rest1, %g_i : f32
    %m_next = arith.addf %m0, %m1 : f32
    %square = arith.mulf %g_i, %g_i : f32
    %v0 = arith.mulf %beta2, %v_i : f32
    %v1 = arith.mulf %rest2, %square : f32
    %v_next = arith.addf %v0, %v1 : f32
    %m_hat = arith.mulf %m_next, %c1 : f32
    %v_hat = arith.mulf %v_next, %c2 : f32
    %root = math.sqrt %v_hat : f32
    %scale = arith.addf %root, %epsilon : f32
    %ratio = arith.divf %m_hat, %scale : f32
    %decay = arith.mulf %weight_decay, %p_i : f32
    %change = arith.addf %ratio, %decay : f32
    %delta = arith.mulf %rate, %change : f32
    %p_next = arith.subf %p_i, %delta : f32
    linalg.yield %p_next, %m_next, %v_next : f32, f32, f32
  } -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>)
  return %r#0, %r#1, %r#2 : tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>
}

// AdamW, in one pass over the parameters p and their moments m and v. %rate is
// the learning rate; %c1 and %c2 are 1 / (1 - beta^t), for both betas.
func.func private @adamw_vector(%g: tensor<?xf32>, %p: tensor<?xf32>, %m: tensor<?xf32>, %v: tensor<?xf32>,
    %rate: f32, %c1: f32, %c2: f32) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %beta1 = arith.constant 0.9 : f32
  %beta2 = arith.constant 0.999 : f32
  %rest1 = arith.constant 0.1 : f32
  %rest2 = arith.constant 0.001 : f32
  %epsilon = arith.constant 1.0e-8 : f32
  %weight_decay = arith.constant 1.0e-2 : f32
  %r:3 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%g : tensor<?xf32>) outs(%p, %m, %v : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  ^bb0(%g_i: f32, %p_i: f32, %m_i: f32, %v_i: f32):
    %m0 = arith.mulf %beta1, %m_i : f32
    %m1 = arith.mulf %rest1, %g_i : f32
    %m_next = arith.addf %m0, %m1 : f32
    %square = arith.mulf %g_i, %g_i : f32
    %v0 = arith.mulf %beta2, %v_i : f32
    %v1 = arith.mulf %rest2, %square : f32
    %v_next = arith.addf %v0, %v1 : f32
    %m_hat = arith.mulf %m_next, %c1 : f32
    %v_hat = arith.mulf %v_next, %c2 : f32
    %root = math.sqrt %v_hat : f32
    %scale = arith.addf %root, %epsilon : f32
    %ratio = arith.divf %m_hat, %scale : f32
    %decay = arith.mulf %weight_decay, %p_i : f32
    %change = arith.addf %ratio, %decay : f32
    %delta = arith.mulf %rate, %change : f32
    %p_next = arith.subf %p_i, %delta : f32
    linalg.yield %p_next, %m_next, %v_next : f32, f32, f32
  } -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>)
  return %r#0, %r#1, %r#2 : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

func.func @step(%x: tensor<?x64xf32>, %labels: tensor<?xi64>, %rate: f32, %c1: f32, %c2: f32,
    %w1: tensor<256x64xf32>, %b1: tensor<256xf32>, %w2: tensor<256x256xf32>, %b2: tensor<256xf32>, %w3: tensor<10x256xf32>, %b3: tensor<10xf32>,
    %m_w1: tensor<256x64xf32>, %v_w1: tensor<256x64xf32>,
    %m_b1: tensor<256xf32>, %v_b1: tensor<256xf32>,
    %m_w2: tensor<256x256xf32>, %v_w2: tensor<256x256xf32>,
    %m_b2: tensor<256xf32>, %v_b2: tensor<256xf32>,
    %m_w3: tensor<10x256xf32>, %v_w3: tensor<10x256xf32>,
    %m_b3: tensor<10xf32>, %v_b3: tensor<10xf32>)
    -> (f32, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10xf32>, tensor<256x64xf32>, tensor<256x64xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10x256xf32>, tensor<10xf32>, tensor<10xf32>) {
  %grad:7 = call @loss_value_and_grad(%x, %labels, %w1, %b1, %w2, %b2, %w3, %b3)
      : (tensor<?x64xf32>, tensor<?xi64>, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10xf32>)
      -> (f32, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10xf32>)
  %g_w1_any = tensor.cast %grad#1 : tensor<256x64xf32> to tensor<?x?xf32>
  %p_w1_any = tensor.cast %w1 : tensor<256x64xf32> to tensor<?x?xf32>
  %m_w1_any = tensor.cast %m_w1 : tensor<256x64xf32> to tensor<?x?xf32>
  %v_w1_any = tensor.cast %v_w1 : tensor<256x64xf32> to tensor<?x?xf32>
  %u_w1:3 = call @adamw_matrix(%g_w1_any, %p_w1_any, %m_w1_any, %v_w1_any, %rate, %c1, %c2)
      : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, f32, f32, f32) -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>)
  %p_w1_next = tensor.cast %u_w1#0 : tensor<?x?xf32> to tensor<256x64xf32>
  %m_w1_next = tensor.cast %u_w1#1 : tensor<?x?xf32> to tensor<256x64xf32>
  %v_w1_next = tensor.cast %u_w1#2 : tensor<?x?xf32> to tensor<256x64xf32>
  %g_b1_any = tensor.cast %grad#2 : tensor<256xf32> to tensor<?xf32>
  %p_b1_any = tensor.cast %b1 : tensor<256xf32> to tensor<?xf32>
  %m_b1_any = tensor.cast %m_b1 : tensor<256xf32> to tensor<?xf32>
  %v_b1_any = tensor.cast %v_b1 : tensor<256xf32> to tensor<?xf32>
  %u_b1:3 = call @adamw_vector(%g_b1_any, %p_b1_any, %m_b1_any, %v_b1_any, %rate, %c1, %c2)
      : (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, f32, f32, f32) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>)
  %p_b1_next = tensor.cast %u_b1#0 : tensor<?xf32> to tensor<256xf32>
  %m_b1_next = tensor.cast %u_b1#1 : tensor<?xf32> to tensor<256xf32>
  %v_b1_next = tensor.cast %u_b1#2 : tensor<?xf32> to tensor<256xf32>
  %g_w2_any = tensor.cast %grad#3 : tensor<256x256xf32> to tensor<?x?xf32>
  %p_w2_any = tensor.cast %w2 : tensor<256x256xf32> to tensor<?x?xf32>
  %m_w2_any = tensor.cast %m_w2 : tensor<256x256xf32> to tensor<?x?xf32>
  %v_w2_any = tensor.cast %v_w2 : tensor<256x256xf32> to tensor<?x?xf32>
  %u_w2:3 = call @adamw_matrix(%g_w2_any, %p_w2_any, %m_w2_any, %v_w2_any, %rate, %c1, %c2)
      : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, f32, f32, f32) -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>)
  %p_w2_next = tensor.cast %u_w2#0 : tensor<?x?xf32> to tensor<256x256xf32>
  %m_w2_next = tensor.cast %u_w2#1 : tensor<?x?xf32> to tensor<256x256xf32>
  %v_w2_next = tensor.cast %u_w2#2 : tensor<?x?xf32> to tensor<256x256xf32>
  %g_b2_any = tensor.cast %grad#4 : tensor<256xf32> to tensor<?xf32>
  %p_b2_any = tensor.cast %b2 : tensor<256xf32> to tensor<?xf32>
  %m_b2_any = tensor.cast %m_b2 : tensor<256xf32> to tensor<?xf32>
  %v_b2_any = tensor.cast %v_b2 : tensor<256xf32> to tensor<?xf32>
  %u_b2:3 = call @adamw_vector(%g_b2_any, %p_b2_any, %m_b2_any, %v_b2_any, %rate, %c1, %c2)
      : (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, f32, f32, f32) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>)
  %p_b2_next = tensor.cast %u_b2#0 : tensor<?xf32> to tensor<256xf32>
  %m_b2_next = tensor.cast %u_b2#1 : tensor<?xf32> to tensor<256xf32>
  %v_b2_next = tensor.cast %u_b2#2 : tensor<?xf32> to tensor<256xf32>
  %g_w3_any = tensor.cast %grad#5 : tensor<10x256xf32> to tensor<?x?xf32>
  %p_w3_any = tensor.cast %w3 : tensor<10x256xf32> to tensor<?x?xf32>
  %m_w3_any = tensor.cast %m_w3 : tensor<10x256xf32> to tensor<?x?xf32>
  %v_w3_any = tensor.cast %v_w3 : tensor<10x256xf32> to tensor<?x?xf32>
  %u_w3:3 = call @adamw_matrix(%g_w3_any, %p_w3_any, %m_w3_any, %v_w3_any, %rate, %c1, %c2)
      : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, f32, f32, f32) -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>)
  %p_w3_next = tensor.cast %u_w3#0 : tensor<?x?xf32> to tensor<10x256xf32>
  %m_w3_next = tensor.cast %u_w3#1 : tensor<?x?xf32> to tensor<10x256xf32>
  %v_w3_next = tensor.cast %u_w3#2 : tensor<?x?xf32> to tensor<10x256xf32>
  %g_b3_any = tensor.cast %grad#6 : tensor<10xf32> to tensor<?xf32>
  %p_b3_any = tensor.cast %b3 : tensor<10xf32> to tensor<?xf32>
  %m_b3_any = tensor.cast %m_b3 : tensor<10xf32> to tensor<?xf32>
  %v_b3_any = tensor.cast %v_b3 : tensor<10xf32> to tensor<?xf32>
  %u_b3:3 = call @adamw_vector(%g_b3_any, %p_b3_any, %m_b3_any, %v_b3_any, %rate, %c1, %c2)
      : (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, f32, f32, f32) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>)
  %p_b3_next = tensor.cast %u_b3#0 : tensor<?xf32> to tensor<10xf32>
  %m_b3_next = tensor.cast %u_b3#1 : tensor<?xf32> to tensor<10xf32>
  %v_b3_next = tensor.cast %u_b3#2 : tensor<?xf32> to tensor<10xf32>
  return %grad#0, %p_w1_next, %p_b1_next, %p_w2_next, %p_b2_next, %p_w3_next, %p_b3_next, %m_w1_next, %v_w1_next, %m_b1_next, %v_b1_next, %m_w2_next, %v_w2_next, %m_b2_next, %v_b2_next, %m_w3_next, %v_w3_next, %m_b3_next, %v_b3_next
      : f32, tensor<256x64xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10xf32>, tensor<256x64xf32>, tensor<256x64xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<10x256xf32>, tensor<10x256xf32>, tensor<10xf32>, tensor<10xf32>
}
